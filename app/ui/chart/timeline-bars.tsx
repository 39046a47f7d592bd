import { useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

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

const PLOT = 120;
const TOP = 22;
const FOOT = 24;

/** An amount per month, or per band of something else, as bars that lead to their lists, with the table that says the same. */
export function TimelineBars({ title, unit, part = "Month", bars }: TimelineBarsProps) {
  const chartId = useId();
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  const tones = [...new Set(bars.map((bar) => bar.tone ?? "plain"))];
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
          {tones.map((tone) => (
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
        {bars.map((bar, index) => (
          <Bar
            key={bar.label}
            bar={bar}
            unit={unit}
            place={index / bars.length}
            width={1 / bars.length}
            height={(bar.value / highest) * PLOT}
            fill={patternId(chartId, bar.tone ?? "plain")}
          />
        ))}
        <line className="chart__axis" x1="0" x2="100%" y1={TOP + PLOT} y2={TOP + PLOT} />
      </svg>
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
      <rect
        x={percent(place)}
        y="0"
        width={percent(width)}
        height={TOP + PLOT}
        fill="transparent"
      />
      {bar.value > 0 && (
        <rect
          className="chart__edge"
          x={percent(place + width * 0.18)}
          y={TOP + PLOT - height}
          width={percent(width * 0.64)}
          height={height}
          fill={`url(#${fill})`}
        />
      )}
      <text className="chart__figure" x={middle} y={TOP + PLOT - height - 6} textAnchor="middle">
        {bar.value > 0 ? bar.value : ""}
      </text>
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
      <text className="chart__tick" x={middle} y={TOP + PLOT + 16} textAnchor="middle">
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
