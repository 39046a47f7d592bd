import { type ReactNode, useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { ColumnFigure } from "./column-figure.tsx";
import { Plot, type PlotSize } from "./plot.tsx";
import { Swatch } from "./swatch.tsx";
import { type ChartTone, patternId } from "./tone.tsx";

export type ColumnPart = { tone: ChartTone; label: string };

export type StackedColumn = {
  /** Short name under the column: `Nov`. */
  tick: string;
  /** Full name for the table and the links: `November 2026, counted on 3 Nov 2026`. */
  label: string;
  /** By the tone of the part; null where nothing was counted. */
  values: Partial<Record<ChartTone, number>> | null;
  /** What each part of it leads to; undefined where there is no list of it. */
  hrefOf: (tone: ChartTone) => string | undefined;
};

type StackedColumnsProps = {
  title: string;
  /** What is counted: `Subcontracts`. */
  unit: string;
  /** Lowest first: they stand on one another in this order. */
  parts: readonly ColumnPart[];
  columns: readonly StackedColumn[];
  /** What a column is of, at the head of the table. */
  columnHeader?: "Month" | "Day";
};

const SIZE: PlotSize = { top: 20, plot: 150, foot: 24 };
const FLOOR = SIZE.top + SIZE.plot;
/** More ticks than this would run into each other on a phone. */
const MOST_TICKS = 13;

/** How parts of a whole move over time, as columns that lead to their lists, with their table. */
export function StackedColumns(props: StackedColumnsProps) {
  const { title, unit, parts, columns } = props;
  const chartId = useId();
  const highest = Math.max(1, ...columns.map(totalOf));
  const every = Math.ceil(columns.length / MOST_TICKS);
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      <Plot title={title} size={SIZE} tones={parts.map(({ tone }) => tone)} chartId={chartId}>
        {columns.map((column, index) => (
          <Column
            key={column.label}
            column={column}
            unit={unit}
            parts={parts}
            place={index / columns.length}
            width={1 / columns.length}
            highest={highest}
            hasTick={(columns.length - 1 - index) % every === 0}
            chartId={chartId}
          />
        ))}
      </Plot>
      <p className="chart__legend">
        {parts.map(({ tone, label }) => (
          <span key={tone} className="chart-table__label">
            <Swatch tone={tone} chartId={chartId} />
            {label}
          </span>
        ))}
      </p>
      <Disclosure summary="The same as a table">
        <ColumnTable {...props} />
      </Disclosure>
    </figure>
  );
}

function totalOf({ values }: StackedColumn): number {
  return Object.values(values ?? {}).reduce((sum, value) => sum + value, 0);
}

type ColumnProps = {
  column: StackedColumn;
  unit: string;
  parts: readonly ColumnPart[];
  /** Left edge and width as shares of the whole width, 0 to 1. */
  place: number;
  width: number;
  highest: number;
  hasTick: boolean;
  chartId: string;
};

function Column(props: ColumnProps) {
  const { column, unit, parts, place, width, highest, hasTick, chartId } = props;
  const percent = (share: number) => `${share * 100}%`;
  const middle = percent(place + width / 2);
  const heightOf = ({ tone }: ColumnPart) => ((column.values?.[tone] ?? 0) / highest) * SIZE.plot;
  const total = totalOf(column);
  return (
    <g>
      {parts.map((part, index) => {
        const value = column.values?.[part.tone] ?? 0;
        const below = parts.slice(0, index).reduce((sum, one) => sum + heightOf(one), 0);
        if (value === 0) return null;
        return (
          <Mark
            key={part.tone}
            href={column.hrefOf(part.tone)}
            tone={part.tone}
            label={`${column.label}, ${part.label}: ${value} ${unit}`}
          >
            <rect
              className="chart__edge"
              x={percent(place + width * 0.16)}
              y={FLOOR - below - heightOf(part)}
              width={percent(width * 0.68)}
              height={heightOf(part)}
              fill={`url(#${patternId(chartId, part.tone)})`}
            />
          </Mark>
        );
      })}
      <ColumnFigure
        value={column.values ? total : "–"}
        x={middle}
        y={FLOOR - (total / highest) * SIZE.plot - 6}
      />
      {hasTick && (
        <text className="chart__tick" x={middle} y={FLOOR + 16} textAnchor="middle">
          {column.tick}
        </text>
      )}
    </g>
  );
}

type MarkProps = {
  href: string | undefined;
  tone: ChartTone;
  label: string;
  children: ReactNode;
};

/** A part of a column; a link where it has a list. */
function Mark({ href, tone, label, children }: MarkProps) {
  const className = `chart__tone chart__tone--${tone}`;
  if (!href) return <g className={className}>{children}</g>;
  return (
    <a className={`chart__link ${className}`} href={href} aria-label={label}>
      {children}
    </a>
  );
}

function ColumnTable(props: StackedColumnsProps) {
  const { title, unit, parts, columns, columnHeader = "Month" } = props;
  return (
    <div className="chart-table-region">
      <table className="chart-table">
        <caption className="visually-hidden">{`${title}: ${unit}`}</caption>
        <thead>
          <tr>
            <th scope="col">{columnHeader}</th>
            {parts.map(({ tone, label }) => (
              <th key={tone} scope="col" className="chart-table__figure">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.label}>
              <th scope="row">{column.label}</th>
              {parts.map(({ tone }) => (
                <td key={tone} className="chart-table__figure">
                  <Figure column={column} tone={tone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ column, tone }: { column: StackedColumn; tone: ChartTone }) {
  if (!column.values) return "Not counted";
  const value = column.values[tone] ?? 0;
  const href = column.hrefOf(tone);
  return href ? <a href={href}>{value}</a> : value;
}
