import type { Award, AwardException } from "#app/domain/award/award.ts";
import { whyNotCovered } from "#app/domain/award/exception.ts";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { isCurrentFlowdown } from "#app/domain/flowdown/is-current.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import { findShownBeside } from "#app/domain/flowdown/shown-beside.ts";
import type { FlowdownDecision, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findLowerTierContradictions } from "#app/domain/lower-tier/contradictions.ts";
import { type NextStep, nextStepOf } from "#app/domain/posture/next-step.ts";
import { postureStateOf } from "#app/domain/posture/state-of.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listAwards, standingOf } from "#app/queries/award/award.server.ts";
import { getAwardCase } from "#app/queries/award/decision.server.ts";
import { listExceptionsOf } from "#app/queries/award/exception.server.ts";
import { type ContractDetail, listContractOptions } from "#app/queries/contract/contract.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";
import {
  listStatusEndings,
  type RecordedStatusEnding,
} from "#app/queries/fact/status-ending.server.ts";
import {
  getFlowdownSource,
  type IssuedFlowdown,
  listIssuedFlowdowns,
} from "#app/queries/flowdown/flowdown.server.ts";
import { listToldToUs, type ToldStatement } from "#app/queries/lower-tier/told.server.ts";
import {
  type DatedVerdict,
  decideAt,
  decideOnDays,
  type MomentVerdict,
} from "#app/queries/posture/verdict.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { type Closing, findClosing } from "./closing.server.ts";
import { getSubcontract, type SubcontractDetail } from "./subcontract.server.ts";

/** Everything a subcontract's page shows. */
export type SubcontractPageData = {
  subcontract: SubcontractDetail;
  asOf: CalendarDate;
  /** null while the information flow is not answered */
  verdict: MomentVerdict | null;
  postureState: PostureState;
  /** what would flow down if it were issued today */
  decision: FlowdownDecision | null;
  /** what the supplier signed of lower tiers that cannot be so; none where it fits */
  lowerTierContradictions: string[];
  /** what the supplier told of its own subcontracts below it, newest first */
  toldTiers: ToldStatement[];
  /** the accepted DoD Assessment that counts beside the status */
  shownBeside: Fact | null;
  /** what the prime would ask beyond the rule; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  flowdowns: IssuedFlowdown[];
  /** whether the newest flowdown says what would be decided today */
  isFlowdownCurrent: boolean;
  facts: SharedFact[];
  /** that assessments of the supplier stopped counting, as the prime learned it */
  endings: RecordedStatusEnding[];
  /** what the prime recorded of the supplier itself, newest first */
  showings: Showing[];
  /** the verdict on the planned award and on the option dates to come, if nothing changes */
  ahead: DatedVerdict[];
  /** the one that stands */
  award: Award | null;
  /** recorded in error, oldest first */
  annulledAwards: Award[];
  exceptions: AwardException[];
  /** null while it is open */
  closing: Closing | null;
  nextStep: NextStep;
  /** what is open about an award made today, where that is the next step */
  openBeforeAward: OpenPoint[];
};

/** What was issued to a record that was merged since was taken back; closing takes it back as well. */
function stillAsks(issued: IssuedFlowdown, { state }: SubcontractDetail): boolean {
  return !issued.isWithdrawn || state === "closed";
}

/** One subcontract as of the actor's day; null when there is none. */
export async function getSubcontractPage(
  scope: Scope,
  subcontractId: string,
): Promise<SubcontractPageData | null> {
  const asOf = scope.actor.on;
  const [subcontract, source, verdict, flowdowns, awards, exceptions] = await Promise.all([
    getSubcontract(scope, subcontractId),
    getFlowdownSource(scope, subcontractId),
    decideAt(scope, subcontractId, { asOf }),
    listIssuedFlowdowns(scope, subcontractId),
    listAwards(scope, [subcontractId]),
    listExceptionsOf(scope, subcontractId),
  ]);
  if (!subcontract || !source) return null;
  const [facts, options, endings, showings, toldTiers] = await Promise.all([
    listSharedFacts(scope, { supplierId: subcontract.supplier.id }),
    listContractOptions(scope, subcontract.contract.id),
    listStatusEndings(scope, [subcontract.supplier.id]),
    listShowings(scope, [subcontract.supplier.id]),
    listToldToUs(scope, [subcontractId]),
  ]);
  const days = daysAhead(subcontract, options, asOf);
  const ahead = await decideOnDays(scope, subcontractId, days);
  const given = source.input && { ...source.input, on: asOf };
  const decision = given && decideFlowdown(given);
  const ownTerms = given && decideFlowdownOwnTerms(given, source.ownTerms);
  const [latest] = flowdowns;
  const isFlowdownCurrent =
    latest !== undefined &&
    stillAsks(latest, subcontract) &&
    isCurrentFlowdown(latest, decision, { ...subcontract, ownTerms });
  const nextStep = nextStepOf({
    state: subcontract.state,
    isAnswered: decision !== null,
    isIssued: latest !== undefined,
    isFlowdownCurrent,
    isLinked: subcontract.supplier.isLinked,
    isSubmitted: (latest?.submittedAt ?? null) !== null,
    toReview: verdict?.facts.toReview ?? 0,
    returned: verdict?.facts.returned ?? 0,
    verdict: verdict?.decision.verdict ?? null,
    hasOpenException: exceptions.some(({ state }) => state === "waiting"),
    hasApprovedException: exceptions.some((one) => allowsAward(one, verdict, asOf)),
  });
  return {
    subcontract,
    asOf,
    verdict,
    decision,
    ownTerms,
    flowdowns,
    facts,
    endings,
    showings,
    toldTiers,
    award: standingOf(awards),
    annulledAwards: awards.filter(({ annulment }) => annulment !== null),
    exceptions,
    ahead,
    isFlowdownCurrent,
    lowerTierContradictions: latest
      ? findLowerTierContradictions(latest.id, facts, {
          recorded: subcontract.lowerTiers,
          told: toldTiers[0]?.content ?? null,
        }).map(({ text }) => text)
      : [],
    shownBeside: findShownBeside(facts.filter(isAcceptedAndStanding), asOf, endings),
    postureState: postureStateOf(
      {
        verdict: verdict?.decision.verdict ?? null,
        holdsUntil: verdict?.decision.holdsUntil ?? null,
      },
      asOf,
    ),
    closing: await findClosing(scope, subcontract),
    nextStep,
    openBeforeAward: nextStep === "record-award" ? await listOpenToday(scope, subcontractId) : [],
  };
}

/** Whether an exception allows an award today, against the verdict of today. */
function allowsAward(
  { state, awardOn, awardUntil, decision }: AwardException,
  verdict: MomentVerdict | null,
  on: CalendarDate,
): boolean {
  if (state !== "approved" || !decision || !verdict) return false;
  const allowance = { from: awardOn, until: awardUntil, verdict: decision.verdict };
  return whyNotCovered(allowance, { on, verdict: verdict.decision }) === null;
}

function isAcceptedAndStanding({ supersededById, reviews }: SharedFact): boolean {
  return supersededById === null && reviews[0]?.outcome === "accepted";
}

/** Days to come on which somebody will have to decide. */
function daysAhead(
  { state, plannedAwardOn }: SubcontractDetail,
  contractOptions: ContractDetail["options"],
  today: CalendarDate,
): { label: string; on: CalendarDate }[] {
  const planned =
    state === "proposed" && plannedAwardOn ? [{ label: "Planned award", on: plannedAwardOn }] : [];
  const options = contractOptions.map(({ name, exerciseOn }) => ({
    label: name,
    on: exerciseOn,
  }));
  return [...planned, ...options].filter(({ on }) => on > today);
}

/** What would need a written reason if the award were made today. */
async function listOpenToday(scope: Scope, subcontractId: string): Promise<OpenPoint[]> {
  const found = await getAwardCase(scope, subcontractId, scope.actor.on);
  return found && found !== "unanswered" ? found.decision.openPoints : [];
}
