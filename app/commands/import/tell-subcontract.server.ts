import type { OversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { PlannedSubcontract } from "#app/domain/import/types.ts";
import type { Information } from "#app/domain/subcontract/information.ts";

/** A subcontract as an import writes it. */
type Written = {
  id: string;
  change: string;
  is_answered: boolean;
  contract_id: string;
  supplier_id: string | undefined;
  number: string;
  title: string;
  planned_award_on: string | null;
  value: number | null;
  information: Information | null;
  cui_categories: string[];
  cots: boolean;
};

/** What the log says of a subcontract that an import wrote: as if somebody had typed it. */
export function tellSubcontract(written: Written): OversightEntry[] {
  const { id, change, is_answered, number, title, information } = written;
  const { contract_id: contractId, supplier_id: supplierId } = written;
  const subject = { contractId, subcontractId: id, supplierId };
  const named = { title, plannedAwardOn: written.planned_award_on, value: written.value };
  const told: Record<string, OversightEntry[]> = {
    new: [
      {
        action: "subcontract.created",
        subject,
        detail: { after: { contractId, supplierId, parentId: null, number, ...named } },
      },
    ],
    changed: [{ action: "subcontract.changed", subject, detail: { after: named } }],
  };
  const flow = {
    information,
    commercialOffTheShelfOnly: written.cots,
    cuiCategories: written.cui_categories,
  };
  const answered: OversightEntry[] = is_answered
    ? [{ action: "subcontract.answered", subject, detail: { after: flow } }]
    : [];
  return [...(told[change] ?? []), ...answered];
}

/** Whether the file answers what information flows, or answers it anew. */
export function isAnswered({ existing, ...planned }: PlannedSubcontract): boolean {
  return (
    planned.information !== null &&
    (existing?.information !== planned.information ||
      existing.cuiCategories.join() !== planned.cuiCategories.join() ||
      existing.commercialOffTheShelfOnly !== planned.commercialOffTheShelfOnly)
  );
}
