import { linkUntil } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { previewLetter } from "#app/queries/letter/preview.server.ts";
import type { SampleLetter } from "#app/queries/letter/sample.server.ts";
import { invitationFacts, type PlannedInvitation } from "./plan.server.ts";

/** A supplier that is invited. */
export type InvitedNow = Extract<PlannedInvitation, { dueOn: unknown }>;

/** The letter that invites one supplier. */
export async function invitationLetter(
  scope: Scope,
  { supplier, contact, ask, dueOn }: InvitedNow,
  message: string,
): Promise<SampleLetter> {
  const facts = await invitationFacts(scope, { supplier, ask, dueOn, message });
  const expiresOn = linkUntil(ask, dueOn, scope.actor.on);
  return {
    supplierName: supplier.legalName,
    to: [contact],
    write: () => previewLetter("supplier-invitation", { ...facts, expiresOn }),
  };
}

/** The letter to the first of those who are invited; null where nobody is. */
export async function sampleInvitation(
  scope: Scope,
  planned: readonly PlannedInvitation[],
): Promise<SampleLetter | null> {
  const first = planned.find((one): one is InvitedNow => one.contact !== null);
  return first ? invitationLetter(scope, first, "") : null;
}
