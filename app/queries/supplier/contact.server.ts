import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SuggestedPerson } from "#app/domain/invitation/wrong-person-form.ts";
import {
  type ContactState,
  contactStateOf,
  furthest,
  type InvitationFacts,
} from "#app/domain/supplier/contact-state.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { supplierContacts } from "#db/schema/supplier.ts";

/** Who is written to first at a supplier, and how far all its contacts came. */
export type FirstContact = {
  contactState: ContactState;
  contact: { name: string; email: string; title: string | null } | null;
};

/** How far the contacts of the suppliers of one page came. */
export async function listContactStates(
  scope: Scope,
  supplierIds: string[],
): Promise<Map<string, FirstContact>> {
  const found = new Map<string, FirstContact>();
  if (supplierIds.length === 0) return found;
  const states = new Map<string, ContactState[]>();
  const rows = await listContacts(scope, supplierIds);
  for (const { supplierId, name, email, title, state } of rows) {
    const known = states.get(supplierId) ?? [];
    states.set(supplierId, [...known, state]);
    const contact = found.get(supplierId)?.contact ?? { name, email, title };
    found.set(supplierId, { contactState: furthest([...known, state]), contact });
  }
  return found;
}

export type SupplierContact = {
  id: string;
  supplierId: string;
  name: string;
  email: string;
  title: string | null;
  state: ContactState;
  /** whom they named instead of themselves; null where nobody */
  suggested: SuggestedPerson | null;
  /** the invitation that `state` tells of */
  invitation: (InvitationFacts & { id: string; createdAt: Date }) | null;
};

const contactsOf = keptStatement((tx) =>
  tx
    .select()
    .from(supplierContacts)
    .where(amongGiven(supplierContacts.supplierId, "supplierIds"))
    .orderBy(asc(supplierContacts.createdAt), asc(supplierContacts.id)),
);

/** Of each contact the one that opened a way in, else the latest. */
const invitationsOf = keptStatement((tx) =>
  tx
    .selectDistinctOn([invitations.contactId], {
      contactId: invitations.contactId,
      id: invitations.id,
      createdAt: invitations.createdAt,
      openedAt: invitations.openedAt,
      acceptedAt: invitations.acceptedAt,
      wrongPersonAt: invitations.wrongPersonAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, sql.placeholder("primeId")),
        amongGiven(invitations.supplierId, "supplierIds"),
        sql`${invitations.revokedAt} is null`,
      ),
    )
    .orderBy(
      invitations.contactId,
      sql`${invitations.acceptedAt} is null`,
      desc(invitations.createdAt),
    ),
);

/** The contacts of some suppliers, in the order in which they were added. */
export async function listContacts(
  { tx, actor }: Scope,
  supplierIds: string[],
): Promise<SupplierContact[]> {
  const ids = idsText(supplierIds);
  const [contacts, letters, withAccess] = await Promise.all([
    contactsOf(tx, { supplierIds: ids }),
    invitationsOf(tx, { supplierIds: ids, primeId: actor.organizationId }),
    tx.execute<{ invitation_id: string }>(
      sql`select * from flowdown.invitations_with_access(${ids}::uuid[])`,
    ),
  ]);
  const joined = new Set(withAccess.map((row) => row.invitation_id));
  const letterOf = new Map(
    letters.map(({ contactId, ...letter }) => [
      contactId,
      { ...letter, hasAccess: joined.has(letter.id) },
    ]),
  );
  return contacts.map(
    ({ id, supplierId, name, email, title, suggested, wrongPersonAt: isWrong }) => {
      const invitation = letterOf.get(id) ?? null;
      const state = contactStateOf(invitation, actor.at);
      const named = { id, supplierId, name, email, title, suggested, invitation };
      return {
        ...named,
        state: isWrong && state !== "joined" && state !== "left" ? "wrong-person" : state,
      };
    },
  );
}

/** An invitation if it went to a contact of this supplier; null otherwise. */
export async function findSupplierInvitation(
  { tx, actor }: Scope,
  supplierId: string,
  invitationId: string,
): Promise<{ id: string; name: string; email: string } | null> {
  const [row] = await tx
    .select({ id: invitations.id, name: invitations.name, email: invitations.email })
    .from(invitations)
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(invitations.supplierId, supplierId),
        eq(invitations.organizationId, actor.organizationId),
      ),
    );
  return row ?? null;
}
