import { listClauseChoices } from "#app/domain/contract/clause-choices.ts";
import type { ModificationAnswer } from "#app/domain/contract/modification-form.ts";
import { findClause } from "#app/domain/flowdown/clauses.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type ModificationPreview,
  previewModification,
} from "#app/queries/posture/modification-preview.server.ts";
import { getContract } from "./contract.server.ts";
import { modificationOf, type RecordedModification } from "./modification.server.ts";

/** What the page of a modification is made of. */
export type ModificationFormData = {
  contract: { id: string; piid: string };
  inForce: string | null;
  mayAdd: { value: string; label: string }[];
  mayRemove: { value: string; label: string }[];
  options: { name: string }[];
  /** the one that is corrected; null for a new one */
  former: RecordedModification | null;
  /** what was asked about does this; null where nothing was */
  preview: ModificationPreview | null;
};

/**
 * The choices of a contract's modification, and what one that was asked about would do.
 *
 * @param asked.formerId the one that it corrects.
 * @returns null where there is no such contract, or no such modification to correct.
 */
export async function getModificationForm(
  scope: Scope,
  contractId: string,
  { answer, formerId }: { answer: ModificationAnswer | null; formerId?: string },
): Promise<ModificationFormData | null> {
  const contract = await getContract(scope, contractId);
  if (!contract) return null;
  const former = contract.modifications.find(({ id, isStanding }) => id === formerId && isStanding);
  if (formerId && !former) return null;
  const carried = new Set(contract.inForce.clauses);
  const choices = listClauseChoices().map(({ number, regulation, title }) => ({
    value: number,
    label: `${regulation} ${number} ${title}`,
  }));
  return {
    contract: { id: contract.id, piid: contract.piid },
    inForce: contract.inForce.requiredStatus,
    mayAdd: choices.filter(({ value }) => !carried.has(value)),
    mayRemove: contract.inForce.clauses.map((value) => ({
      value,
      label: [value, findClause(value)?.title].filter(Boolean).join(" "),
    })),
    options: contract.options.map(({ name }) => ({ name })),
    former: former ?? null,
    preview:
      answer && (await previewModification(scope, contractId, modificationOf(answer), formerId)),
  };
}
