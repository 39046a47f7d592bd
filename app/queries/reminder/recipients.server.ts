import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { audienceOf, type Cadence } from "#app/domain/reminder/cadence.ts";
import type { DueReminder, Recipient } from "#app/domain/reminder/digest.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { listReadersOf } from "#app/queries/supplier/joined-contact.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";

type Person = { email: string; name: string };

/** Whom the reminders of one round go to: looked up once for all of them. */
export type Addressees = (due: DueReminder, cadence: Cadence) => Recipient[];

/**
 * Who is written to about what is due: at its supplier who reads there, and the nearer the day its
 * officials, but no address that letters come back from; at the prime who owns the supplier, else those who manage the supply chain.
 *
 * @param scope of the system role, in the prime's organization.
 */
export async function findAddressees(
  scope: Scope,
  due: readonly DueReminder[],
): Promise<Addressees> {
  const ids = [...new Set(due.flatMap(({ expiration }) => expiration.supplier?.id ?? []))];
  const [isReturned, readers, officials, linked, own] = await Promise.all([
    findReturned(scope),
    listReadersOf(scope, ids),
    listOfficialsOf(scope, ids),
    listSuppliers(scope, ids),
    listOwnPeople(scope),
  ]);
  return ({ expiration, daysBefore }, cadence) => {
    const audience = audienceOf(expiration.kind, cadence, daysBefore);
    const supplier = linked.get(expiration.supplier?.id ?? "");
    const there = [
      ...(audience.people ? (readers.get(supplier?.id ?? "") ?? []) : []),
      ...(audience.official ? (officials.get(supplier?.id ?? "") ?? []) : []),
    ].filter(({ email }) => !isReturned(email));
    const here = audience.owner ? ownersOf(own, supplier?.ownerId ?? null) : [];
    return [
      ...there.flatMap(({ email, name }): Recipient[] =>
        supplier?.organizationId
          ? [
              {
                side: "supplier",
                email,
                name,
                supplierId: supplier.id,
                organizationId: supplier.organizationId,
              },
            ]
          : [],
      ),
      ...here.map(({ email, name }): Recipient => ({ side: "prime", email, name })),
    ];
  };
}

async function listOfficialsOf(
  { tx }: Scope,
  supplierIds: readonly string[],
): Promise<Map<string, Person[]>> {
  const rows = await tx
    .selectDistinct({
      supplierId: suppliers.id,
      email: memberships.personEmail,
      name: memberships.personName,
    })
    .from(suppliers)
    .innerJoin(memberships, eq(memberships.organizationId, suppliers.organizationId))
    .where(
      and(
        among(suppliers.id, supplierIds),
        eq(memberships.role, "subcontractor-official"),
        isNull(memberships.endedAt),
      ),
    );
  const found = new Map<string, Person[]>();
  for (const { supplierId, ...person } of rows)
    found.set(supplierId, [...(found.get(supplierId) ?? []), person]);
  return found;
}

async function listSuppliers({ tx }: Scope, ids: readonly string[]) {
  const rows = await tx
    .select({
      id: suppliers.id,
      organizationId: suppliers.organizationId,
      ownerId: suppliers.ownerId,
    })
    .from(suppliers)
    .where(among(suppliers.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

type OwnPerson = Person & { personId: string; manages: boolean };

function listOwnPeople({ tx, actor }: Scope): Promise<OwnPerson[]> {
  return tx
    .select({
      personId: memberships.personId,
      email: sql<string>`min(${memberships.personEmail})`,
      name: sql<string>`min(${memberships.personName})`,
      manages: sql<boolean>`bool_or(${memberships.role} = 'prime-manager')`,
    })
    .from(memberships)
    .where(and(eq(memberships.organizationId, actor.organizationId), isNull(memberships.endedAt)))
    .groupBy(memberships.personId)
    .orderBy(asc(memberships.personId));
}

function ownersOf(own: readonly OwnPerson[], ownerId: string | null): readonly OwnPerson[] {
  const owner = own.filter(({ personId }) => personId === ownerId);
  return owner.length > 0 ? owner : own.filter(({ manages }) => manages);
}
