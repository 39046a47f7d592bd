import { mergeSuppliers } from "#app/commands/supplier/merge-suppliers.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getMerge } from "#app/queries/supplier/merge-page.server.ts";
import type { TestActor } from "./people.ts";
import { makeSupplier } from "./supply-chain.ts";

const WHY = "Both invoices name the same bank account.";

/** Merge the second of two records into the first, as the page shows it. */
export async function mergeAsShown(actor: TestActor, firstId: string, secondId: string) {
  const found = await asActor(actor, (scope) => getMerge(scope, firstId, secondId));
  const shown = found?.ok ? found.shown : "";
  return mergeSuppliers(actor, [firstId, secondId], { reason: WHY, shown });
}

/** Two records without anything under them, made one. */
export async function mergeTwo(actor: TestActor): Promise<{ keptId: string; mergedId: string }> {
  const [first, second] = [await makeSupplier(actor), await makeSupplier(actor)];
  const outcome = await mergeAsShown(actor, first.id, second.id);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { keptId: first.id, mergedId: second.id };
}
