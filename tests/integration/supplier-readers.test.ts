import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { memberships } from "#db/schema/organization.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const readersOf = ({ manager, supplier }: Chain) =>
  asActor(manager, (scope) => listSupplierReaders(scope, supplier.id)).then((readers) =>
    readers.map(({ email }) => email).sort(),
  );

/** As if the official had come by an invitation of the prime. */
async function makeContact({ manager, official, supplier }: Chain): Promise<void> {
  await asSystem((tx) =>
    tx.insert(invitations).values({
      createdBy: manager.personId,
      createdByName: manager.personName,
      organizationId: manager.organizationId,
      kind: "supplier",
      supplierId: supplier.id,
      role: "subcontractor-official",
      email: official.person.email,
      name: "A contact",
      tokenHash: official.personId,
      expiresAt: new Date(),
      acceptedAt: new Date(),
      acceptedBy: official.personId,
    }),
  );
}

test("a contact who joined reads the letters; once they left, those who sign do", async () => {
  const chain = await makeSupplyChain();
  await makeContact(chain);
  const successor = await actorOf(chain.subcontractor, "subcontractor-official");
  await actorOf(chain.subcontractor, "subcontractor-preparer");
  expect(await readersOf(chain)).toEqual([chain.official.person.email]);
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(eq(memberships.personId, chain.official.personId)),
  );
  expect(await readersOf(chain)).toEqual([successor.person.email]);
});

test("another prime learns nobody's address", async () => {
  const chain = await makeSupplyChain();
  const stranger = await actorOf(await makeOrganization(), "prime-manager");
  expect(await readersOf({ ...chain, manager: stranger })).toEqual([]);
});
