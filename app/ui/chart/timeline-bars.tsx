import { useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { ColumnFigure } from "./column-figure.tsx";
import { Plot, type PlotSize } from "./plot.tsx";
import { type ChartTone, patternId } from "./tone.tsx";

export type TimelineBar = {
  /** Short name under the bar: `Nov`. */
  tick: string;
  /** Full name for the table and the link: `November 2026`. */
  label: string;
  value: number;
  tone?: ChartTone;
  /** The list the bar counts. */
  href?: string;
};

type TimelineBarsProps = {
  title: string;
  /** What is counted: `Expirations`. */
  unit: string;
  /** What tells the bars apart: `Month`, `Score`. */
  part?: string;
  bars: readonly TimelineBar[];
};

const SIZE: PlotSize = { top: 22, plot: 120, foot: 24 };
const FLOOR = SIZE.top + SIZE.plot;

/** An amount per month, or per band of something else, as bars that lead to their lists, with the table that says the same. */
export function TimelineBars({ title, unit, part = "Month", bars }: TimelineBarsProps) {
  const chartId = useId();
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  const tones = [...new Set(bars.map((bar) => bar.tone ?? "plain"))];
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      <Plot title={title} size={SIZE} tones={tones} chartId={chartId}>
        {bars.map((bar, index) => (
          <Bar
            key={bar.label}
            bar={bar}
            unit={unit}
            place={index / bars.length}
            width={1 / bars.length}
            height={(bar.value / highest) * SIZE.plot}
            fill={patternId(chartId, bar.tone ?? "plain")}
          />
        ))}
      </Plot>
      <Disclosure summary="The same as a table">
        <BarTable title={title} unit={unit} part={part} bars={bars} />
      </Disclosure>
    </figure>
  );
}

type BarProps = {
  bar: TimelineBar;
  unit: string;
  /** Left edge and width as shares of the whole width, 0 to 1. */
  place: number;
  width: number;
  height: number;
  fill: string;
};

function Bar({ bar, unit, place, width, height, fill }: BarProps) {
  const percent = (share: number) => `${share * 100}%`;
  const middle = percent(place + width / 2);
  const drawing = (
    <>
      <rect x={percent(place)} y="0" width={percent(width)} height={FLOOR} fill="transparent" />
      {bar.value > 0 && (
        <rect
          className="chart__edge"
          x={percent(place + width * 0.18)}
          y={FLOOR - height}
          width={percent(width * 0.64)}
          height={height}
          fill={`url(#${fill})`}
        />
      )}
      {bar.value > 0 && <ColumnFigure value={bar.value} x={middle} y={FLOOR - height - 6} />}
    </>
  );
  return (
    <g className={`chart__tone chart__tone--${bar.tone ?? "plain"}`}>
      {bar.href && bar.value > 0 ? (
        <a
          className="chart__link"
          href={bar.href}
          aria-label={`${bar.label}: ${bar.value} ${unit}`}
        >
          {drawing}
        </a>
      ) : (
        drawing
      )}
      <text className="chart__tick" x={middle} y={FLOOR + 16} textAnchor="middle">
        {bar.tick}
      </text>
    </g>
  );
}

function BarTable({ title, unit, part, bars }: TimelineBarsProps) {
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{part}</th>
          <th scope="col" className="chart-table__figure">
            {unit}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</th>
            <td className="chart-table__figure">{bar.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
