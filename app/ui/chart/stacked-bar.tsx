import { useId } from "react";
import { Swatch } from "./swatch.tsx";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

export type BarSegment = { label: string; value: number; tone: ChartTone; href?: string };

type StackedBarProps = {
  title: string;
  /** What is counted: `Subcontracts`. */
  unit: string;
  /** What tells the parts apart: `State`, `Required status`. */
  part?: string;
  segments: readonly BarSegment[];
};

const HEIGHT = 34;

/** Parts of a whole as one ruled bar, with the table that says the same. */
export function StackedBar({ title, unit, part = "State", segments }: StackedBarProps) {
  const chartId = useId();
  const total = segments.reduce((sum, segment) => sum + segment.value, 0);
  const shown = segments.filter((segment) => segment.value > 0);
  const starts = shown.map((_, index) =>
    shown.slice(0, index).reduce((sum, segment) => sum + segment.value, 0),
  );
  const share = (value: number) => `${total === 0 ? 0 : (value / total) * 100}%`;
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      <svg
        className="chart__drawing"
        width="100%"
        height={HEIGHT}
        aria-hidden="true"
        focusable="false"
      >
        <defs>
          {shown.map((segment) => (
            <TonePattern
              key={segment.tone}
              id={patternId(chartId, segment.tone)}
              tone={segment.tone}
            />
          ))}
        </defs>
        {shown.map((segment, index) => (
          <g key={segment.label} className={`chart__tone chart__tone--${segment.tone}`}>
            <rect
              x={share(starts[index] ?? 0)}
              y="1"
              width={share(segment.value)}
              height={HEIGHT - 2}
              fill={`url(#${patternId(chartId, segment.tone)})`}
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </g>
        ))}
      </svg>
      <SegmentTable
        title={title}
        unit={unit}
        part={part}
        segments={segments}
        total={total}
        chartId={chartId}
      />
    </figure>
  );
}

type SegmentTableProps = Required<StackedBarProps> & { total: number; chartId: string };

function SegmentTable({ title, unit, part, segments, total, chartId }: SegmentTableProps) {
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{part}</th>
          <th scope="col" className="chart-table__figure">
            {unit}
          </th>
          <th scope="col" className="chart-table__figure">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.label}>
            <th scope="row">
              <span className="chart-table__label">
                <Swatch tone={segment.tone} chartId={chartId} />
                {segment.href ? <a href={segment.href}>{segment.label}</a> : segment.label}
              </span>
            </th>
            <td className="chart-table__figure">{segment.value}</td>
            <td className="chart-table__figure">
              {total === 0 ? "–" : `${Math.round((segment.value / total) * 100)}%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
