import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { previewReminder } from "#app/queries/letter/preview.server.ts";
import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  type PlannedReminder,
  planReminder,
  type ReminderRefusal,
} from "./reminder-letter.server.ts";

/** What reminding of one request would come to: who gets the letter, or why nobody does. */
export type ChosenReminder = {
  requestId: string;
  supplierId: string;
  supplierName: string;
  subcontractNumber: string;
} & ({ planned: PlannedReminder } | { planned: null; why: ReminderRefusal });

/** Whom reminding of some requests would reach, by supplier and subcontract; of others there is nothing. */
export async function planReminders(
  scope: Scope,
  requestIds: readonly string[],
): Promise<ChosenReminder[]> {
  const { tx, actor } = scope;
  const chosen = await tx
    .select({
      requestId: requests.id,
      supplierId: requests.supplierId,
      supplierName: suppliers.legalName,
      subcontractNumber: flowdowns.subcontractNumber,
    })
    .from(requests)
    .innerJoin(suppliers, eq(suppliers.id, requests.supplierId))
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(and(eq(requests.primeId, actor.organizationId), among(requests.id, requestIds)))
    .orderBy(asc(suppliers.legalName), asc(flowdowns.subcontractNumber), asc(requests.id));
  const planned: ChosenReminder[] = [];
  const said = new Set<string>();
  for (const one of chosen) {
    const plan = await planReminder(scope, { ...one, said });
    if (plan.ok) for (const id of plan.planned.correctionIds) said.add(id);
    planned.push(
      plan.ok ? { ...one, planned: plan.planned } : { ...one, planned: null, why: plan.reason },
    );
  }
  return planned;
}

/** The letter to the first of those who are reminded; null where nobody is. */
export function sampleReminder(chosen: readonly ChosenReminder[]): SampleLetter | null {
  const [first] = chosen.flatMap(({ planned }) => planned ?? []);
  if (!first) return null;
  const { supplierName, to } = first;
  return { supplierName, to, write: () => previewReminder(first) };
}
