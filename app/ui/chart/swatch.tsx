import { type ChartTone, patternId } from "./tone.tsx";

type SwatchProps = { tone: ChartTone; chartId: string };

/** The hatching of a tone as it stands beside its name, in a legend or a table. */
export function Swatch({ tone, chartId }: SwatchProps) {
  return (
    <svg
      className={`chart__swatch chart__tone chart__tone--${tone}`}
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
  );
}
