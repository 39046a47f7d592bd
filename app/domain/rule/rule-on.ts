import { REQUIRED_STATUSES, type RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type ClausePrescription,
  clausePrescriptions,
  type Phase,
  phases,
  type Suspension,
  suspensions,
} from "#catalogs/index.ts";

/**
 * Which rule is asked about. Verdicts that decide use what is in force; the other two are for
 * looking ahead alone.
 */
export type Scenario =
  | { kind: "in-force" }
  | { kind: "as-codified" }
  | { kind: "suspension-lifted"; on: CalendarDate };

/** A status that a requiring activity may name in a solicitation. */
export type Designation = { status: RequiredStatus; ground: "applicable" | "discretion" };

/** What is in force on a day. */
export type Rule = {
  on: CalendarDate;
  /** the phase that 32 CFR 170.3(e) prints for the day; null before the first one */
  codified: Phase | null;
  /** the phase that is followed on the day; null before the first one */
  inForce: Phase | null;
  /** what keeps the codified phase from being followed; null when nothing does */
  suspension: Suspension | null;
  /** lowest first */
  mayDesignate: Designation[];
  /** when contracting officers insert 252.204-7021; null before the clause existed */
  prescription: ClausePrescription | null;
};

const IN_FORCE: Scenario = { kind: "in-force" };

/**
 * What the rule is on a day: its phase as codified and as followed, what is suspended, and what may
 * be designated. A phase is no deadline for a contract: a requirement bites when a solicitation,
 * contract, option or flowdown carries it.
 *
 * @param scenario absent: what is in force.
 * @throws never
 * @see 32 CFR 170.3(e); memorandum of the DoW CIO of 13 Jul 2026; class deviation 2026-O0025 Rev. 3
 */
export function ruleOn(on: CalendarDate, scenario: Scenario = IN_FORCE): Rule {
  const suspension = suspensionOn(on, scenario);
  const begun = phases.filter(({ effectiveFrom }) => effectiveFrom <= on);
  const followed = begun.filter((phase) => !isHeldBack(phase, suspension));
  return {
    on,
    codified: begun.at(-1) ?? null,
    inForce: followed.at(-1) ?? null,
    suspension,
    mayDesignate: listDesignations(followed, suspension),
    prescription: clausePrescriptions.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? null,
  };
}

/** What is suspended on a day; null when nothing is. */
export function suspensionOn(on: CalendarDate, scenario: Scenario = IN_FORCE): Suspension | null {
  if (scenario.kind === "as-codified") return null;
  if (scenario.kind === "suspension-lifted" && on >= scenario.on) return null;
  const lasting = suspensions.find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
  );
  return lasting ?? null;
}

/** A phase that had begun before the suspension goes on. */
function isHeldBack({ phase, effectiveFrom }: Phase, suspension: Suspension | null): boolean {
  if (!suspension) return false;
  return suspension.phases.includes(phase) && effectiveFrom >= suspension.effectiveFrom;
}

function listDesignations(
  followed: readonly Phase[],
  suspension: Suspension | null,
): Designation[] {
  const applicable = new Set(followed.flatMap(({ newlyRequired }) => newlyRequired));
  const discretionary = new Set(followed.flatMap(({ atDiscretion }) => atDiscretion));
  return REQUIRED_STATUSES.flatMap((status): Designation[] => {
    if (suspension && !suspension.mayDesignate.includes(status)) return [];
    if (applicable.has(status)) return [{ status, ground: "applicable" }];
    return discretionary.has(status) ? [{ status, ground: "discretion" }] : [];
  });
}
