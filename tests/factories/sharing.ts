import { eq } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { facts } from "#db/schema/fact.ts";
import { reuseChoices } from "#db/schema/sharing.ts";
import { actorOf, makeOrganization, type TestActor } from "./people.ts";
import { makeContract, makeSubcontract, makeSupplier } from "./supply-chain.ts";

/** A second prime that asks an organization, and holds nothing of it yet. */
export async function askedByAnother(organization: { id: string; legalName: string }) {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager, organization);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  return { manager, requestId };
}

/** One row in the table of choices, for isolation to be tried on. */
export async function fillReuseChoices(official: TestActor, primeId: string): Promise<void> {
  const { organizationId, personId, personName } = official;
  await asSystem(async (tx) => {
    const [fact] = await tx.select().from(facts).where(eq(facts.organizationId, organizationId));
    await tx.insert(reuseChoices).values({
      createdBy: personId,
      createdByName: personName,
      organizationId,
      primeId,
      lineageId: fact?.lineageId ?? "",
      isOffered: true,
    });
  });
}
