import type { ReactNode } from "react";
import { type ChartTone, patternId, TonePattern } from "./tone.tsx";

/** In pixels: room for the figures above, the plot itself, and the ticks below. */
export type PlotSize = { top: number; plot: number; foot: number };

type PlotProps = {
  title: string;
  size: PlotSize;
  /** the tones whose hatching its columns are filled with */
  tones: readonly ChartTone[];
  chartId: string;
  children: ReactNode;
};

/** The ground that columns stand on: quarters ruled behind them, their foot in front. */
export function Plot({ title, size, tones, chartId, children }: PlotProps) {
  const { top, plot, foot } = size;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links is a group, not a field set
    <svg
      className="chart__drawing"
      width="100%"
      height={top + plot + foot}
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
          y1={top + plot * (1 - part)}
          y2={top + plot * (1 - part)}
        />
      ))}
      {children}
      <line className="chart__axis" x1="0" x2="100%" y1={top + plot} y2={top + plot} />
    </svg>
  );
}
