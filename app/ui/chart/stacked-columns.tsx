import { type ReactNode, useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

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

const PLOT = 150;
const TOP = 20;
const FOOT = 24;
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
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links is a group, not a field set */}
      <svg
        className="chart__drawing"
        width="100%"
        height={TOP + PLOT + FOOT}
        role="group"
        aria-label={title}
      >
        <defs>
          {parts.map(({ tone }) => (
            <TonePattern key={tone} id={patternId(chartId, tone)} tone={tone} />
          ))}
        </defs>
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            className="chart__grid"
            x1="0"
            x2="100%"
            y1={TOP + PLOT * (1 - part)}
            y2={TOP + PLOT * (1 - part)}
          />
        ))}
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
        <line className="chart__axis" x1="0" x2="100%" y1={TOP + PLOT} y2={TOP + PLOT} />
      </svg>
      <p className="chart__legend">
        {parts.map(({ tone, label }) => (
          <span key={tone} className="chart-table__label">
            <svg
              className={`chart__tone chart__tone--${tone}`}
              width="22"
              height="14"
              aria-hidden="true"
              focusable="false"
            >
              <rect
                x="1"
                y="1"
                width="20"
                height="12"
                fill={`url(#${patternId(chartId, tone)})`}
                stroke="currentColor"
                strokeWidth="1.5"
              />
            </svg>
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
  const heightOf = ({ tone }: ColumnPart) => ((column.values?.[tone] ?? 0) / highest) * PLOT;
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
              y={TOP + PLOT - below - heightOf(part)}
              width={percent(width * 0.68)}
              height={heightOf(part)}
              fill={`url(#${patternId(chartId, part.tone)})`}
            />
          </Mark>
        );
      })}
      <text
        className="chart__figure"
        x={middle}
        y={TOP + PLOT - (total / highest) * PLOT - 6}
        textAnchor="middle"
      >
        {column.values ? total : "–"}
      </text>
      {hasTick && (
        <text className="chart__tick" x={middle} y={TOP + PLOT + 16} textAnchor="middle">
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
