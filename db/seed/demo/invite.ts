import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { inviteContact } from "#app/commands/invitation/invite-contact.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { NOBODY_ID } from "#app/domain/log/entry.ts";
import { linkUntil, suggestDueOn } from "#app/domain/supplier/ask.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { deriveToken, hashToken } from "#app/platform/secret.server.ts";
import { getSupplierAsk } from "#app/queries/supplier/ask.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { organizations } from "#db/schema/organization.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { OFFICIALS_ROLES } from "./people.ts";
import { type DemoSupplier, done, primeActor, type World } from "./world.ts";

/**
 * An invitation of the past, with its log entry and without its letter: a mailbox full of letters
 * that were answered long ago helps nobody.
 */
async function sendEarlier(
  world: World,
  supplier: DemoSupplier,
  at: Date,
  then: Partial<typeof invitations.$inferInsert>,
): Promise<{ invitationId: string }> {
  const { supplierId, official } = supplier;
  const { name, email, title } = official;
  const id = randomUUID();
  const contactId = await findContact(supplierId);
  const actor = primeActor(world, at);
  const ask = await asActor(actor, (scope) => getSupplierAsk(scope, supplierId));
  const dueOn = suggestDueOn(ask, actor.on);
  const expiresOn = linkUntil(ask, dueOn, actor.on);
  const role = "subcontractor-official";
  await asActor(actor, async (scope) => {
    await scope.tx.insert(invitations).values({
      id,
      createdAt: at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      organizationId: world.primeId,
      kind: "supplier",
      role,
      email,
      name,
      title,
      supplierId,
      contactId,
      tokenHash: hashToken(deriveToken("invitation", id)),
      expiresAt: new Date(`${addDays(expiresOn, 1)}T12:00:00Z`),
    });
    const detail = { invitationId: id, contactId, email, name, role, expiresOn, dueOn };
    await appendOversightEntry(scope, "invitation.sent", { supplierId }, detail);
  });
  if (Object.keys(then).length > 0)
    await asSystem((tx) => tx.update(invitations).set(then).where(eq(invitations.id, id)));
  return { invitationId: id };
}

/** An invitation that waits in the mailbox now. */
export async function inviteNow(world: World, supplier: DemoSupplier, at: Date): Promise<void> {
  const contactId = await findContact(supplier.supplierId);
  const outcome = await inviteContact(primeActor(world, at), supplier.supplierId, contactId);
  done(outcome, `${supplier.legalName} invited`);
}

/** An invitation that was opened once and never answered. */
export async function inviteInVain(world: World, supplier: DemoSupplier, at: Date): Promise<void> {
  await sendEarlier(world, supplier, at, { openedAt: new Date(at.getTime() + 86_400_000) });
}

/** An invitation that reached somebody who does not work on this. */
export async function inviteWrongPerson(
  world: World,
  supplier: DemoSupplier,
  at: Date,
): Promise<void> {
  const wrongPersonAt = new Date(at.getTime() + 30_000);
  const { supplierId, official } = supplier;
  const contactId = await findContact(supplierId);
  const sent = await sendEarlier(world, supplier, at, { openedAt: wrongPersonAt, wrongPersonAt });
  await asSystem((tx) =>
    tx.update(supplierContacts).set({ wrongPersonAt }).where(eq(supplierContacts.id, contactId)),
  );
  const reader: Actor = {
    ...primeActor(world, wrongPersonAt),
    personId: NOBODY_ID,
    personName: official.name,
    secondFactorAt: null,
    told: { role: "invited", organization: null },
  };
  await asActor(reader, (scope) => {
    const detail = { ...sent, contactId, email: official.email };
    return appendOversightEntry(scope, "invitation.declined", { supplierId }, detail);
  });
}

/** An invitation of the past that will be accepted. */
export async function inviteEarlier(world: World, supplier: DemoSupplier, at: Date): Promise<void> {
  supplier.invitationId = (await sendEarlier(world, supplier, at, {})).invitationId;
}

/** The official accepts: from now on the supplier record names the official's organization. */
export async function join(world: World, supplier: DemoSupplier, at: Date): Promise<void> {
  const { supplierId, legalName, uei, cages, official, invitationId } = supplier;
  const organizationId = randomUUID();
  if (supplier.organizationId || !invitationId) return;
  await asSystem(
    async (tx) => {
      await tx
        .insert(organizations)
        .values({ id: organizationId, createdAt: at, legalName, uei, cages });
      await tx
        .update(suppliers)
        .set({ organizationId, linkedAt: at })
        .where(eq(suppliers.id, supplierId));
      await tx
        .update(invitations)
        .set({ openedAt: at, acceptedAt: at, acceptedBy: official.id })
        .where(eq(invitations.id, invitationId));
    },
    { at },
  );
  supplier.organizationId = organizationId;
  supplier.joinedAt = at;
  const actor: Actor = {
    ...primeActor(world, at),
    personId: official.id,
    personName: official.name,
    role: "subcontractor-official",
    secondFactorAt: null,
    told: { organization: legalName },
  };
  await asActor(actor, (scope) =>
    appendOversightEntry(
      scope,
      "invitation.accepted",
      { supplierId },
      {
        invitationId,
        name: official.name,
        email: official.email,
        organizationId,
        organizationName: legalName,
        role: "subcontractor-official",
        roles: OFFICIALS_ROLES,
      },
    ),
  );
}

async function findContact(supplierId: string): Promise<string> {
  const [contact] = await asSystem((tx) =>
    tx
      .select({ id: supplierContacts.id })
      .from(supplierContacts)
      .where(eq(supplierContacts.supplierId, supplierId)),
  );
  if (!contact) throw new Error("a supplier of the demo has no contact");
  return contact.id;
}
