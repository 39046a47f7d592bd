import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { type ReasonChange, tellReasonChange } from "./reason-events.ts";
import type { Named, Snapshot, SnapshotFact, SnapshotSubcontract } from "./snapshot.ts";

/** What changed about one thing, in words. */
export type Difference = { about: string; sentences: string[] };

/** The changes of reasons by the id of their subcontract, where somebody worked them out. */
export type ReasonChanges = ReadonlyMap<string, readonly ReasonChange[]>;

/**
 * What changed between two moments, in words: terms, verdicts with their reasons, flowdowns, awards
 * and facts; what stayed the same is left out.
 *
 * @param before the earlier moment, @see inOrder
 * @param today decides between past and future.
 */
export function listDifferences(
  before: Snapshot,
  after: Snapshot,
  reasons: ReasonChanges,
  today: CalendarDate,
): Difference[] {
  const told = [
    ...pair(before.contracts, after.contracts).map((both) => tellNamed("Contract", both)),
    ...pair(before.suppliers, after.suppliers).map((both) => tellNamed("Supplier", both)),
    ...pair(before.subcontracts, after.subcontracts).map((both) =>
      tellSubcontract(both, reasons.get(both.now?.id ?? "") ?? [], today),
    ),
    ...pairFacts(before.facts, after.facts).map(tellFact),
  ];
  return told.filter(({ sentences }) => sentences.length > 0);
}

type Both<T> = { was: T | null; now: T | null };

function pair<T extends { id: string }>(before: readonly T[], after: readonly T[]): Both<T>[] {
  const wasOf = new Map(before.map((one) => [one.id, one]));
  const nowIds = new Set(after.map((one) => one.id));
  return [
    ...after.map((now) => ({ was: wasOf.get(now.id) ?? null, now })),
    ...before.filter(({ id }) => !nowIds.has(id)).map((was) => ({ was, now: null })),
  ];
}

function pairFacts(
  before: readonly SnapshotFact[],
  after: readonly SnapshotFact[],
): Both<SnapshotFact>[] {
  const wasOf = new Map(before.map((fact) => [fact.lineageId, fact]));
  return after.map((now) => ({ was: wasOf.get(now.lineageId) ?? null, now }));
}

function tellNamed(kind: string, { was, now }: Both<Named>): Difference {
  const about = `${kind} ${now?.name ?? was?.name ?? ""}`;
  if (!was) return { about, sentences: ["Was not recorded yet."] };
  if (!now) return { about, sentences: ["Is not here any more."] };
  return { about, sentences: [...renamed(was, now), ...tellTerms(was, now)] };
}

function renamed(was: Named, now: Named): string[] {
  return was.name === now.name
    ? []
    : [`Was called ${was.name}, and is called ${fullStop(now.name)}`];
}

function tellTerms({ terms: was }: Named, { terms: now }: Named): string[] {
  return Object.entries(now).flatMap(([name, value]) =>
    was[name] === value ? [] : [`${name}: ${was[name] || "not recorded"} → ${value || "none"}.`],
  );
}

function tellSubcontract(
  { was, now }: Both<SnapshotSubcontract>,
  reasons: readonly ReasonChange[],
  today: CalendarDate,
): Difference {
  const named = tellNamed("Subcontract", { was, now });
  if (!was || !now) return named;
  const sentences = [
    ...named.sentences,
    ...tellVerdict(was, now),
    ...reasons.map((change) => tellReasonChange(change, today)),
    ...tellFlowdown(was, now),
    ...tellAward(was, now),
  ];
  return { about: named.about, sentences };
}

function tellVerdict(was: SnapshotSubcontract, now: SnapshotSubcontract): string[] {
  const mustHold = (one: SnapshotSubcontract) =>
    sayRequiredOf({ required: one.required, verdict: one.verdict?.verdict ?? null });
  return [
    ...(mustHold(was) === mustHold(now) ? [] : [`Must hold: ${mustHold(was)} → ${mustHold(now)}.`]),
    ...(was.state === now.state
      ? []
      : [`Verdict: ${POSTURE_WORDS[was.state]} → ${POSTURE_WORDS[now.state]}.`]),
  ];
}

function tellFlowdown(was: SnapshotSubcontract, now: SnapshotSubcontract): string[] {
  if (!now.flowdown || was.flowdown?.id === now.flowdown.id) return [];
  const again = was.flowdown ? "again " : "";
  return [`The flowdown was issued ${again}on ${formatDate(now.flowdown.issuedOn)}.`];
}

function tellAward(was: SnapshotSubcontract, now: SnapshotSubcontract): string[] {
  if (was.award || !now.award) return [];
  const { awardedOn, isSupported } = now.award;
  return [`It was awarded on ${formatDate(awardedOn)}${isSupported ? "" : " by exception"}.`];
}

function tellFact({ was, now }: Both<SnapshotFact>): Difference {
  if (!now) return { about: "", sentences: [] };
  const about = `${FACT_KIND_NAMES[now.kind]} of ${now.supplierName}`;
  return { about, sentences: [...tellStatement(was, now), ...tellReview(was, now)] };
}

function tellStatement(was: SnapshotFact | null, now: SnapshotFact): string[] {
  const received = `on ${formatDate(now.receivedOn)}`;
  if (!was) return [`Received ${received}: ${now.summary}.`];
  if (was.id === now.id) return [];
  return [`Corrected ${received}: ${was.summary} → ${now.summary}.`];
}

function tellReview(was: SnapshotFact | null, now: SnapshotFact): string[] {
  const { review } = now;
  const isSame =
    was?.id === now.id && was.review?.outcome === review?.outcome && was.review?.on === review?.on;
  if (!review || isSame) return [];
  const what = review.outcome === "accepted" ? "Accepted" : "Returned for correction";
  return [`${what} on ${formatDate(review.on)}.`];
}
