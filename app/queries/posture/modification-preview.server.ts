import { and, eq } from "drizzle-orm";
import type { Modification } from "#app/domain/contract/terms.ts";
import { effectOfTerms } from "#app/domain/eligibility/modification-effect.ts";
import type { DecidedVerdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, laterOf } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  listRecordedModifications,
  modificationOf,
} from "#app/queries/contract/modification.server.ts";
import {
  listIssuedSubcontracts,
  outdatedOn,
} from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listEligibilityCases } from "./eligibility.server.ts";

/** What a modification does to one subcontract. */
export type ModificationEffect = {
  subcontractId: string;
  number: string;
  supplierName: string;
  before: Pick<DecidedVerdict, "verdict" | "required" | "ownTerms">;
  after: Pick<DecidedVerdict, "verdict" | "required" | "ownTerms">;
  isVerdictChanged: boolean;
  /** whether what the supplier was told would no longer say what is required */
  isFlowdownOutdated: boolean;
};

export type ModificationPreview = {
  /** the day that was decided: the effective day, or today where that has passed */
  on: CalendarDate;
  /** those on which it does something, by number */
  effects: ModificationEffect[];
  /** how many subcontracts were looked at */
  subcontracts: number;
};

/**
 * What a modification would do, before it is recorded.
 *
 * @param exceptId the modification that it corrects, which would no longer count.
 */
export async function previewModification(
  scope: Scope,
  contractId: string,
  modification: Modification,
  exceptId?: string,
): Promise<ModificationPreview> {
  const on = laterOf(modification.effectiveOn, scope.actor.on);
  const [cases, recorded, issued, names] = await Promise.all([
    listEligibilityCases(scope, { contractId }, { asOf: on }),
    listRecordedModifications(scope, [contractId]),
    listIssuedSubcontracts(scope, contractId),
    listNames(scope, contractId),
  ]);
  const kept = recorded.filter(({ id, isStanding }) => isStanding && id !== exceptId);
  const modifications = [...kept.map(modificationOf), modification];
  const issuedOf = new Map(issued.map((one) => [one.subcontract.id, one]));
  const effects = cases.flatMap(({ subcontractId, input }): ModificationEffect[] => {
    const terms = { ...input.contract, modifications };
    const { before, after, isChanged } = effectOfTerms(input, terms, on);
    const told = issuedOf.get(subcontractId);
    const isFlowdownOutdated = told ? outdatedOn(told, terms, on) !== null : false;
    const named = names.get(subcontractId);
    if (!named || (!isChanged && !isFlowdownOutdated)) return [];
    return [
      {
        subcontractId,
        ...named,
        before,
        after,
        isVerdictChanged: isChanged,
        isFlowdownOutdated,
      },
    ];
  });
  effects.sort((a, b) => (a.number < b.number ? -1 : 1));
  return { on, effects, subcontracts: cases.length };
}

async function listNames({ tx, actor }: Scope, contractId: string) {
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      supplierName: suppliers.legalName,
    })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      and(eq(subcontracts.primeId, actor.organizationId), eq(subcontracts.contractId, contractId)),
    );
  return new Map(rows.map(({ id, ...named }) => [id, named]));
}
