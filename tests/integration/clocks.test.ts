import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDays, calendarDateOf, laterOf } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";
import { answerAll, answerSection, answersOf, sign } from "#tests/factories/answer.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeContract, makeSubcontract, makeSupplier } from "#tests/factories/supply-chain.ts";

/** It is never the same day in these two. */
const EARLIEST = "Pacific/Kiritimati";
const LATEST = "Pacific/Pago_Pago";

async function actorIn(timeZone: string, role: "prime-manager" | "subcontractor-official") {
  const organization = await makeOrganization();
  await asSystem((tx) =>
    tx.update(organizations).set({ timeZone }).where(eq(organizations.id, organization.id)),
  );
  const actor = await actorOf(organization, role);
  return { organization, actor: { ...actor, on: calendarDateOf(actor.at, timeZone) } };
}

async function makeChain(zones: { prime: string; subcontractor: string }) {
  const { actor: manager } = await actorIn(zones.prime, "prime-manager");
  const { organization, actor: official } = await actorIn(
    zones.subcontractor,
    "subcontractor-official",
  );
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager, organization);
  const subcontract = await makeSubcontract(manager, { contractId, supplier });
  return { manager, official, supplier, ...subcontract };
}

function stateOfAffirmation(official: TestActor, requestId: string) {
  return asActor(official, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    return file?.preparation.sections.find(({ section }) => section === "affirmation")?.state;
  });
}

test.each([
  ["the prime's day is the later one", { prime: EARLIEST, subcontractor: LATEST }],
  ["their own day is the later one", { prime: LATEST, subcontractor: EARLIEST }],
])("today by either clock is not in the future: %s", async (_, zones) => {
  const chain = await makeChain(zones);
  const { manager, official, supplier, requestId } = chain;
  const latest = laterOf(manager.on, official.on);
  await answerAll(chain);
  const affirm = (affirmedOn: string) =>
    answerSection(chain, "affirmation", { ...answersOf(supplier).affirmation, affirmedOn });
  await affirm(addDays(latest, 1));
  expect(await stateOfAffirmation(official, requestId)).toBe("in-progress");
  await affirm(latest);
  expect(await stateOfAffirmation(official, requestId)).toBe("done");
});

test("nothing is accepted before the day on which it was issued, and the prime decides on its own day", async () => {
  const chain = await makeChain({ prime: EARLIEST, subcontractor: LATEST });
  const { manager, official, subcontractId } = chain;
  expect(official.on < manager.on).toBe(true);
  await answerAll(chain);
  expect(await sign(chain)).toMatchObject({ ok: true });
  const facts = await asActor(official, listOwnFacts);
  const accepted = facts.find(({ kind }) => kind === "acknowledgement");
  expect(accepted?.content).toMatchObject({ acknowledgedOn: manager.on });
  const [kept] = await asActor(manager, ({ tx }) =>
    tx.select().from(postures).where(eq(postures.subcontractId, subcontractId)),
  );
  expect(kept?.asOf).toBe(manager.on);
});
