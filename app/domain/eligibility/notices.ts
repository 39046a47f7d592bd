import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { periodOn } from "#app/domain/contract/terms.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { suspensionOn } from "#app/domain/rule/rule-on.ts";
import type { Suspension } from "#catalogs/index.ts";
import type { EligibilityInput, Notice } from "./types.ts";

/**
 * What a reader has to know of a requirement that rests on a designation which is suspended. It
 * stands until the contract is modified: the contract governs, so this never changes a verdict.
 *
 * @returns none where the requirement rests on something else: no CUI flows, only COTS items are
 *   bought, or DoD directed a status for this very subcontract.
 * @throws never
 * @see memorandum of the Under Secretary (A&S) of 13 Jul 2026; class deviation 2026-O0025 Rev. 3
 */
export function listNotices({
  asOf,
  contract,
  subcontract,
  scenario,
}: Pick<EligibilityInput, "asOf" | "contract" | "subcontract" | "scenario">): Notice[] {
  const { information, commercialOffTheShelfOnly, directedStatus } = subcontract;
  if (information !== "CUI" || commercialOffTheShelfOnly || directedStatus !== null) return [];
  return listDesignationNotices({ asOf, contract, scenario });
}

/**
 * The same for a contract itself, whatever flows to its subcontracts.
 *
 * A contract of which it is not known when it was awarded counts as designated before.
 */
export function listDesignationNotices({
  asOf,
  contract,
  scenario,
}: Pick<EligibilityInput, "asOf" | "contract" | "scenario">): Notice[] {
  const suspension = suspensionOn(asOf, scenario);
  if (!suspension) return [];
  const { terms, designatedOn } = periodOn(contract, asOf);
  const { requiredStatus } = terms;
  if (requiredStatus === null || suspension.mayDesignate.includes(requiredStatus)) return [];
  const isDesignatedSince = designatedOn !== null && designatedOn >= suspension.effectiveFrom;
  return [
    isDesignatedSince
      ? designationSuspended(requiredStatus, suspension)
      : removalPending(requiredStatus, suspension),
  ];
}

function designationSuspended(required: RequiredStatus, suspension: Suspension): Notice {
  return {
    code: "designation-suspended",
    citation: suspension.source.paragraph,
    text: `The contract was designated ${required} on or after ${since(suspension)}, since when ${suspension.mayDesignate.join(" or ")} alone may be designated. The contract governs: take this up with the contracting officer.`,
  };
}

function removalPending(required: RequiredStatus, suspension: Suspension): Notice {
  return {
    code: "removal-pending",
    citation: suspension.implementedBy.map(({ paragraph }) => paragraph).join("; "),
    text: `The requirement of ${required} is to be removed from contracts designated before ${since(suspension)} by modification, before the next option period or at the next scheduled administrative modification. It stands until then.`,
  };
}

function since({ effectiveFrom }: Suspension): string {
  return formatDate(effectiveFrom as Parameters<typeof formatDate>[0]);
}
