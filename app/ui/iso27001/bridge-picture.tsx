import { useId } from "react";
import { type BridgeFamily, COVERAGES, type Coverage } from "#app/domain/iso27001/bridge.ts";
import { Swatch } from "#app/ui/chart/swatch.tsx";
import { type ChartTone, patternId, TonePattern } from "#app/ui/chart/tone.tsx";

/** How each coverage is called and drawn. */
export const COVERAGE_WORDS: Record<Coverage, { title: string; tone: ChartTone }> = {
  covered: { title: "A start", tone: "eligible" },
  partly: { title: "Part of a start", tone: "lapsing" },
  left: { title: "No start", tone: "ineligible" },
};

const HEIGHT = 22;

/**
 * Where a certificate gives a start in each family, as bars on one scale, with the numbers beside them: the
 * picture is the table.
 */
export function BridgePicture({ families }: { families: readonly BridgeFamily[] }) {
  const chartId = useId();
  const longest = Math.max(...families.map(sizeOf), 1);
  return (
    <figure className="chart">
      <figcaption className="chart__title">
        Requirements of each family, and the points at stake
      </figcaption>
      <svg width="0" height="0" aria-hidden="true" focusable="false">
        <defs>
          {COVERAGES.map((coverage) => {
            const { tone } = COVERAGE_WORDS[coverage];
            return <TonePattern key={tone} id={patternId(chartId, tone)} tone={tone} />;
          })}
        </defs>
      </svg>
      <div className="bridge-picture">
        <table className="chart-table">
          <caption className="visually-hidden">
            Where the certificate gives a start, by family of requirements
          </caption>
          <thead>
            <tr>
              <th scope="col">Family</th>
              {COVERAGES.map((coverage) => (
                <th key={coverage} scope="col" className="chart-table__figure">
                  <Swatch tone={COVERAGE_WORDS[coverage].tone} chartId={chartId} />
                  {COVERAGE_WORDS[coverage].title}
                </th>
              ))}
              <th scope="col" className="chart-table__figure">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {families.map((family) => (
              <tr key={family.family}>
                <th scope="row">
                  {family.family}
                  <Bar family={family} longest={longest} chartId={chartId} />
                </th>
                {COVERAGES.map((coverage) => (
                  <td key={coverage} className="chart-table__figure">
                    {family[coverage]}
                  </td>
                ))}
                <td className="chart-table__figure">{family.pointsAtStake}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function sizeOf({ covered, partly, left }: BridgeFamily): number {
  return covered + partly + left;
}

type BarProps = { family: BridgeFamily; longest: number; chartId: string };

function Bar({ family, longest, chartId }: BarProps) {
  const share = (count: number) => `${(count / longest) * 100}%`;
  const starts = { covered: 0, partly: family.covered, left: family.covered + family.partly };
  return (
    <svg
      className="bridge-picture__bar"
      width="100%"
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      {COVERAGES.filter((coverage) => family[coverage] > 0).map((coverage) => {
        const { tone } = COVERAGE_WORDS[coverage];
        return (
          <g key={coverage} className={`chart__tone chart__tone--${tone}`}>
            <rect
              x={share(starts[coverage])}
              y="1"
              width={share(family[coverage])}
              height={HEIGHT - 2}
              fill={`url(#${patternId(chartId, tone)})`}
              stroke="currentColor"
              strokeWidth="1.5"
            />
          </g>
        );
      })}
    </svg>
  );
}
