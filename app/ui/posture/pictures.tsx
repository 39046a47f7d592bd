import { formatPiid } from "#app/domain/contract/piid.ts";
import { monthLabel, monthTick } from "#app/domain/kernel/month-names.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import {
  SCORE_BAND_MEANINGS,
  SCORE_BAND_WORDS,
  SCORE_BANDS,
  type ScoreBand,
} from "#app/domain/sprs/score-bands.ts";
import { paths } from "#app/paths.ts";
import { Branches } from "#app/ui/chart/branches.tsx";
import { StackedBar } from "#app/ui/chart/stacked-bar.tsx";
import { type ColumnPart, StackedColumns } from "#app/ui/chart/stacked-columns.tsx";
import { TimelineBars } from "#app/ui/chart/timeline-bars.tsx";
import { SideBySide } from "#app/ui/kit/layout.tsx";

export type ShownPictures = {
  organizationId: string;
  organizationName: string;
  counts: Record<PostureState, number>;
  months: readonly { month: string; count: number }[];
  /** suppliers by the SPRS score that stands for them */
  scores: Record<ScoreBand, number>;
  /** the last months as they were kept, and today */
  trend: readonly {
    month: string;
    states: Record<PostureState, number> | null;
    isNow: boolean;
  }[];
  /** the contracts with subcontracts, the most ineligible first */
  contracts: readonly {
    id: string;
    piid: string;
    title: string;
    counts: Record<PostureState, number>;
  }[];
};

/** Where the supply chain stands, drawn; each drawing has its table, and its marks lead to lists. */
export function Pictures(props: ShownPictures) {
  const { organizationId, counts, months } = props;
  const list = paths.prime.subcontracts(organizationId);
  return (
    <>
      <SideBySide>
        <StackedBar
          title="May they be awarded today?"
          unit="Subcontracts"
          segments={POSTURE_STATES.map((state) => ({
            label: POSTURE_WORDS[state],
            value: counts[state],
            tone: state,
            href: `${list}?state=${state}`,
          }))}
        />
        <TimelineBars
          title="Verdicts that end in the next twelve months"
          unit="Subcontracts"
          bars={months.map(({ month, count }) => ({
            tick: monthTick(month),
            label: monthLabel(month),
            value: count,
            tone: "lapsing" as const,
            href: count > 0 ? `${list}?lapsesIn=${month}` : undefined,
          }))}
        />
      </SideBySide>
      <SideBySide>
        <ScoreBars {...props} />
        <Trend {...props} />
      </SideBySide>
      <Contracts {...props} />
    </>
  );
}

/** The scores that suppliers told; what each band means stands in its table. */
function ScoreBars({ organizationId, scores }: ShownPictures) {
  const list = paths.prime.suppliers(organizationId);
  return (
    <TimelineBars
      title="SPRS scores of your suppliers"
      unit="Suppliers"
      part="Score"
      bars={SCORE_BANDS.map((band) => ({
        tick: SCORE_BAND_WORDS[band],
        label: `${SCORE_BAND_WORDS[band]}: ${SCORE_BAND_MEANINGS[band]}`,
        value: scores[band],
        tone: band === "none" ? ("undecided" as const) : ("plain" as const),
        href: scores[band] > 0 ? `${list}?score=${band}` : undefined,
      }))}
    />
  );
}

/** Best at the foot, so that what rises from there is good. */
const TREND_PARTS: ColumnPart[] = [...POSTURE_STATES]
  .reverse()
  .map((state) => ({ tone: state, label: POSTURE_WORDS[state] }));

function Trend({ organizationId, trend }: ShownPictures) {
  const { prime } = paths;
  return (
    <StackedColumns
      title="How it stood, month by month"
      unit="Subcontracts"
      parts={TREND_PARTS}
      columns={trend.map(({ month, states, isNow }) => ({
        tick: isNow ? "Today" : monthTick(month),
        label: isNow ? "Today" : monthLabel(month),
        values: states,
        hrefOf: (tone) =>
          isNow
            ? `${prime.subcontracts(organizationId)}?state=${tone}`
            : prime.postureMonth(organizationId, month),
      }))}
    />
  );
}

const MOST_BRANCHES = 12;

/** The first level of the supply chain; each contract leads to its own tree. */
function Contracts({ organizationId, organizationName, contracts }: ShownPictures) {
  const { prime } = paths;
  if (contracts.length === 0) return null;
  const list = prime.subcontracts(organizationId);
  const shown = contracts.slice(0, MOST_BRANCHES);
  return (
    <div>
      <Branches
        title="The supply chain, contract by contract"
        unit="Subcontracts"
        part="Contract"
        root={organizationName}
        branches={shown.map(({ id, piid, title, counts }) => ({
          id,
          name: `${formatPiid(piid)} ${title}`,
          href: prime.chain(organizationId, id),
          parts: POSTURE_STATES.map((state) => ({
            tone: state,
            label: POSTURE_WORDS[state],
            value: counts[state],
            href: `${list}?contract=${id}&state=${state}`,
          })),
        }))}
      />
      <p>
        {contracts.length > shown.length &&
          `The ${MOST_BRANCHES} with the most ineligible, of ${contracts.length}. `}
        Each contract opens as a tree, down to its lowest tier.{" "}
        <a href={prime.contracts(organizationId)}>Every contract</a>
      </p>
    </div>
  );
}
