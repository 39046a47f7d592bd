import { useId } from "react";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

type FunnelBar = {
  label: string;
  value: number;
  tone?: ChartTone;
  /** The list the bar counts. */
  href?: string;
};

type FunnelBarsProps = {
  title: string;
  /** What is counted: `Suppliers`. */
  unit: string;
  /** what the first bar is a share of, and each after it */
  total: number;
  bars: readonly FunnelBar[];
};

const ROW = 46;
const BAR = 20;
const TEXT = 16;

/** Steps that ever fewer took, one bar under another, each leading to its list, with the table that says the same. */
export function FunnelBars({ title, unit, total, bars }: FunnelBarsProps) {
  const chartId = useId();
  const tones = [...new Set(bars.map((bar) => bar.tone ?? "plain"))];
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links is a group, not a field set */}
      <svg
        className="chart__drawing chart__drawing--rows"
        width="100%"
        height={ROW * bars.length}
        role="group"
        aria-label={title}
      >
        <defs>
          {tones.map((tone) => (
            <TonePattern key={tone} id={patternId(chartId, tone)} tone={tone} />
          ))}
        </defs>
        {bars.map((bar, index) => (
          <Bar
            key={bar.label}
            bar={bar}
            unit={unit}
            top={index * ROW}
            share={total === 0 ? 0 : bar.value / total}
            fill={patternId(chartId, bar.tone ?? "plain")}
          />
        ))}
      </svg>
      <Disclosure summary="The same as a table">
        <FunnelTable title={title} unit={unit} total={total} bars={bars} />
      </Disclosure>
    </figure>
  );
}

type BarProps = { bar: FunnelBar; unit: string; top: number; share: number; fill: string };

function Bar({ bar, unit, top, share, fill }: BarProps) {
  const { label, value, tone = "plain", href } = bar;
  const drawing = (
    <>
      <text className="chart__figure" x="0" y={top + TEXT - 4}>
        {`${label}: ${value.toLocaleString("en-US")}`}
      </text>
      <rect
        className="chart__grid"
        x="0"
        y={top + TEXT + 2}
        width="100%"
        height={BAR}
        fill="transparent"
      />
      <rect
        className="chart__edge"
        x="0"
        y={top + TEXT + 2}
        width={`${share * 100}%`}
        height={BAR}
        fill={`url(#${fill})`}
      />
    </>
  );
  return (
    <g className={`chart__tone chart__tone--${tone}`}>
      {href && value > 0 ? (
        <a className="chart__link" href={href} aria-label={`${label}: ${value} ${unit}`}>
          {drawing}
        </a>
      ) : (
        drawing
      )}
    </g>
  );
}

function FunnelTable({ title, unit, total, bars }: FunnelBarsProps) {
  return (
    <table className="chart-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col" className="chart-table__figure">
            {unit}
          </th>
          <th scope="col" className="chart-table__figure">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, value, href }) => (
          <tr key={label}>
            <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
            <td className="chart-table__figure">{value.toLocaleString("en-US")}</td>
            <td className="chart-table__figure">
              {total === 0 ? "–" : `${Math.round((value / total) * 100)}%`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
