import canonicalize from "canonicalize";
import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import type { Anchors } from "./anchors.ts";
import { isSame, isSameValue } from "./same.ts";

type Subcontract = RecordContent["subcontracts"][number];
type Exception = Subcontract["exceptions"][number];
type Award = NonNullable<Subcontract["award"]>;

/** An exception was asked for, decided, given on and withdrawn as the log says. */
export function anchorException(
  subcontract: Subcontract,
  exception: Exception,
  anchors: Anchors,
): void {
  const { id, awardOn, reason, verdict, decision } = exception;
  const entry = anchors.exceptions.get(id);
  const isTold =
    entry?.subject.subcontractId === subcontract.id && isSame(entry, { awardOn, reason, verdict });
  if (!isTold) throw new Failed(`Exception ${id} is not the one that the log says was asked for.`);
  const decided = anchors.decisions.get(id);
  const isDecided = decision
    ? decided?.action === `exception.${decision.outcome}` &&
      isSame(decided, { reason: decision.reason })
    : decided === undefined;
  if (!isDecided) throw new Failed(`Exception ${id} was not decided as the log says.`);
  if (exception.awardUntil !== undefined) anchorCourse(exception, anchors);
}

/** What version 3 of the form tells of an exception. Entries of older portals say less. */
function anchorCourse(exception: Exception, anchors: Anchors): void {
  const { id, awardOn, awardUntil, verdict, decision, withdrawal } = exception;
  const asked = anchors.exceptions.get(id)?.detail ?? {};
  if (!isSameValue(asked.awardUntil ?? awardOn, awardUntil))
    throw new Failed(`Exception ${id} does not name the days that the log says it was asked for.`);
  const decided = anchors.decisions.get(id)?.detail ?? {};
  if (decision && !isSameValue(decided.verdict ?? verdict, decision.verdict))
    throw new Failed(`Exception ${id} was decided about another verdict than the log says.`);
  const withdrawn = anchors.withdrawals.get(id);
  const isWithdrawn = withdrawal
    ? isSame(withdrawn, { reason: withdrawal.reason })
    : withdrawn === undefined;
  if (!isWithdrawn) throw new Failed(`Exception ${id} was not withdrawn as the log says.`);
  anchorApprovers(exception, anchors);
  anchorConditions(exception, anchors);
}

function anchorApprovers({ id, approverName, reassignments = [] }: Exception, anchors: Anchors) {
  const asked = anchors.exceptions.get(id)?.detail.approver;
  const given = (anchors.reassignments.get(id) ?? []).map(({ detail }) => detail);
  const told = reassignments.map((one) => ({ approver: one.approverName, reason: one.reason }));
  const said = given.map(({ approver, reason }) => ({ approver, reason }));
  const latest = said.at(-1)?.approver ?? asked;
  if (!isSameValue(told, said) || !isSameValue(approverName, latest))
    throw new Failed(`Exception ${id} has another approver than the log says.`);
}

function anchorConditions({ id, conditions = [] }: Exception, anchors: Anchors): void {
  const demanded = anchors.decisions.get(id)?.detail.conditions;
  const said = Array.isArray(demanded) ? demanded : [];
  const told = conditions.map(({ text, dueOn }) => ({ text, dueOn }));
  if (!isSameValue(ordered(told), ordered(said)))
    throw new Failed(`Exception ${id} has other conditions than the log says.`);
  for (const { id: conditionId, outcome } of conditions) {
    const entry = anchors.conditions.get(conditionId);
    const isTold = outcome
      ? entry?.action === `condition.${outcome.outcome}` && isSame(entry, { note: outcome.note })
      : entry === undefined;
    if (!isTold)
      throw new Failed(`What became of condition ${conditionId} is not what the log says.`);
  }
}

/** The order in which conditions were demanded says nothing. */
function ordered(conditions: readonly unknown[]): string[] {
  return conditions.map((condition) => canonicalize(condition) ?? "").sort();
}

/** The award that stands and those that were recorded in error are what the log says. */
export function anchorAwards(subcontract: Subcontract, anchors: Anchors): void {
  const { id, number, state, award, annulledAwards = [] } = subcontract;
  for (const annulled of annulledAwards) {
    const { reason } = annulled.annulment;
    const isTold =
      isAwardTold(subcontract, annulled, anchors) &&
      isSame(anchors.annulments.get(annulled.id ?? ""), { reason });
    if (!isTold)
      throw new Failed(`An annulled award of ${number} is not what the log says was recorded.`);
  }
  if (!award) {
    if (state !== "awarded") return;
    throw new Failed(`Subcontract ${number} is awarded, but its award is not in the record.`);
  }
  const isAnnulled = award.id !== undefined && anchors.annulments.has(award.id);
  if (state === "proposed" || isAnnulled || !isAwardTold({ id }, award, anchors))
    throw new Failed(`The award of ${number} is not the one that the log says was recorded.`);
}

/** Version 2 of the form knows no id of an award: the latest of the subcontract counts. */
function isAwardTold({ id }: { id: string }, award: Award, anchors: Anchors): boolean {
  const { awardedOn, isSupported, exceptionId, verdict } = award;
  const told = { awardedOn, isSupported, exceptionId, verdict };
  if (award.id === undefined) return isSame(anchors.awards.get(id), told);
  const entry = anchors.awardsById.get(award.id);
  const { recordedOn, isRecordedLate, recordedVerdict, openPoints } = award;
  const since3 = recordedVerdict
    ? { recordedVerdict, recordedOn, isRecordedLate, openPoints }
    : { recordedVerdict };
  return entry?.subject.subcontractId === id && isSame(entry, { ...told, ...since3 });
}
