import type { PostureState } from "#app/domain/posture/states.ts";

/** What a part of a chart stands for: one of the five states, or a plain amount. */
export type ChartTone = PostureState | "plain";

/** A style-safe id for a pattern, unique within the page. */
export function patternId(chartId: string, tone: ChartTone): string {
  return `${chartId.replaceAll(":", "")}-${tone}`;
}

/**
 * The hatching that tells a tone without colour, as materials are told apart in a section drawing:
 * solid, ruled one way, ruled both ways, empty, dotted.
 */
export function TonePattern({ id, tone }: { id: string; tone: ChartTone }) {
  return (
    <pattern
      id={id}
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      className={`chart__tone chart__tone--${tone}`}
    >
      <rect className="chart__ground" width="8" height="8" />
      <PatternInk tone={tone} />
    </pattern>
  );
}

function PatternInk({ tone }: { tone: ChartTone }) {
  switch (tone) {
    case "ineligible":
      return (
        <path className="chart__ink" d="M-2 6 2 10M0 0l8 8M6-2l4 4M-2 2l4-4M0 8l8-8M6 10l4-4" />
      );
    case "lapsing":
      return <path className="chart__ink" d="M-2 2l4-4M0 8l8-8M6 10l4-4" />;
    case "eligible":
    case "plain":
      return <rect className="chart__solid" width="8" height="8" />;
    case "no-requirement":
      return <circle className="chart__solid" cx="4" cy="4" r="1.1" />;
    case "undecided":
      return null;
  }
}
