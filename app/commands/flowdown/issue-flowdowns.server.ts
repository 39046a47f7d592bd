import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { IssueFlowdownAnswer } from "#app/domain/flowdown/issue-form.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listOutdatedFlowdowns } from "#app/queries/flowdown/outdated-flowdown.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { type IssuedNow, issueFlowdownIn } from "./issue-flowdown.server.ts";

type Outcome = { ok: true; issued: number; suppliersTold: number } | Stale;

/**
 * Issue the flowdowns of a contract again that no longer say what it requires: all of them in one
 * transaction, and one letter to each supplier, however many of its subcontracts are among them.
 *
 * @param subcontractIds those chosen; what is no longer outdated is left out, so that a second post
 *   issues nothing twice.
 */
export function issueFlowdowns(
  actor: Actor,
  contractId: string,
  subcontractIds: readonly string[],
  { shown, ...input }: IssueFlowdownAnswer & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const outdated = await listOutdatedFlowdowns(scope, contractId, { lock: true });
    const stale = await findStale(scope, shown, outdated, { contractId });
    if (stale) return stale;
    const chosen = outdated.filter(({ subcontractId }) => subcontractIds.includes(subcontractId));
    const issued: IssuedNow[] = [];
    for (const { subcontractId } of chosen) {
      const outcome = await issueFlowdownIn(scope, subcontractId, input);
      if (outcome.ok && outcome.isNew) issued.push(outcome);
    }
    const suppliersTold = await tellSuppliers(scope, issued, input);
    return { ok: true, issued: issued.length, suppliersTold };
  });
}

/** @returns how many suppliers were written to; who has not joined reads it in the invitation. */
async function tellSuppliers(
  scope: Scope,
  issued: readonly IssuedNow[],
  { dueOn }: IssueFlowdownAnswer,
): Promise<number> {
  const { tx, actor } = scope;
  const bySupplier = new Map<string, IssuedNow[]>();
  for (const one of issued) {
    const { supplierId } = one.source;
    bySupplier.set(supplierId, [...(bySupplier.get(supplierId) ?? []), one]);
  }
  let told = 0;
  for (const [supplierId, own] of bySupplier) {
    const organizationId = own[0]?.source.organizationId;
    if (!organizationId) continue;
    const readers = await listSupplierReaders(scope, supplierId);
    if (readers.length > 0) told += 1;
    for (const contact of readers)
      await sendLetter(tx, {
        kind: "flowdowns-issued",
        organizationId: actor.organizationId,
        to: contact,
        about: { supplierId },
        facts: {
          link: { path: paths.subcontractor.inbox(organizationId) },
          primeName: actor.organizationName,
          contractTitle: own[0]?.source.shown.contractTitle ?? "",
          subcontracts: own.map(({ source, required, ownTerms }) => ({
            number: source.shown.subcontractNumber,
            title: source.shown.subcontractTitle,
            required,
            asked: ownTerms?.required ?? null,
          })),
          dueOn,
        },
      });
  }
  return told;
}
