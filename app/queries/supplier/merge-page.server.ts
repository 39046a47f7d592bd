import { type MergePlan, type MergeRefusal, planMerge } from "#app/domain/supplier/merge.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getMergeCase, type MergeCase } from "./merge.server.ts";
import { listToldApart } from "./told-apart.server.ts";

/** Two records to merge as they stand now; `found` is null where one of them is not there. */
export type MergeFound =
  | { ok: false; reason: MergeRefusal; names: [string, string] }
  | {
      ok: true;
      plan: MergePlan;
      /** what is under the one that goes */
      going: MergeCase;
      /** addresses that the one that stays has already */
      knownEmails: string[];
      /** of everything that the page shows: confirming names what was seen */
      shown: string;
    };

/** What merging two records would do; null where one of them is not there. */
export async function getMerge(
  scope: Scope,
  firstId: string,
  secondId: string,
): Promise<MergeFound | null> {
  const [first, second, toldApart] = await Promise.all([
    getMergeCase(scope, firstId),
    getMergeCase(scope, secondId),
    listToldApart(scope, firstId),
  ]);
  if (!first || !second) return null;
  const planned = planMerge(first.supplier, second.supplier, toldApart);
  if (!planned.ok)
    return { ...planned, names: [first.supplier.legalName, second.supplier.legalName] };
  const { plan } = planned;
  const [going, staying] = plan.merged.id === firstId ? [first, second] : [second, first];
  const knownEmails = staying.contacts.map(({ email }) => email.toLowerCase());
  const shown = sha256Of(Buffer.from(JSON.stringify([plan, going, knownEmails])));
  return { ok: true, plan, going, knownEmails, shown };
}
