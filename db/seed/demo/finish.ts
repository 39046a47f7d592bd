import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { sealCheckpoint } from "#app/commands/log/seal-checkpoint.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem, type Transaction } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { persons } from "#db/schema/person.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { giveParts } from "./assignments.ts";
import { runDemoCampaign } from "./campaign.ts";
import { startFromCertificate } from "./certified.ts";
import { keepOutlooks } from "./outlook.ts";
import { makeDemoPassport } from "./passport.ts";
import { join, joinOfficials } from "./people.ts";
import { askOfficialsShop, isJoinedEarly } from "./questionnaire.ts";
import { giveItems } from "./remediation.ts";
import { done, primeActor, type World } from "./world.ts";

/** A number that is kept for stories. */
const MANAGERS_TELEPHONE = "+1 937 555 0142";

/** Bring the verdicts to today and let the persons of the demo in: the manager last of all. */
export async function finish(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  await asActor(actor, (scope) => refreshPostures(scope, { all: true }));
  const { manager } = world.people;
  const colleagueId = await asSystem(async (tx) => {
    const others = [...world.suppliers.values()].filter((supplier) => !isJoinedEarly(supplier));
    await joinOfficials(tx, others);
    await tx
      .update(suppliers)
      .set({ ownerId: manager.id })
      .where(eq(suppliers.primeId, world.primeId));
    const id = await giveToColleague(tx, world);
    await join(tx, manager, world.primeId, ["prime-manager", "prime-admin"]);
    await tx
      .update(memberships)
      .set({ telephone: MANAGERS_TELEPHONE })
      .where(eq(memberships.personId, manager.id));
    return id;
  });
  const named = await nameDeputy(
    { ...actor, role: "prime-admin" },
    {
      ownerId: colleagueId,
      deputyId: manager.id,
      startsOn: world.on,
      endsOn: addDays(world.on, DAYS_ON_LEAVE),
      reason: "On leave for two weeks; the reviews do not wait.",
    },
  );
  done(named, "the manager stands in for a colleague");
  await makeDemoPassport(world, now);
  await startFromCertificate(world, now);
  await giveItems(world, now);
  await askOfficialsShop(world, now);
  await giveParts(world, now);
  await keepOutlooks(world, now);
  await runDemoCampaign(world, now);
  await sealCheckpoint(world.primeId, now);
}

/** A colleague of the manager, who owns some of the suppliers and is on leave. */
const COLLEAGUE = { name: "Marisol Vance", title: "Subcontract administrator" };
const EVERY = 6;
const DAYS_ON_LEAVE = 13;

async function giveToColleague(tx: Transaction, world: World): Promise<string> {
  const id = randomUUID();
  const colleague = { ...COLLEAGUE, id, email: `marisol.vance.${id.slice(0, 4)}@corvane.example` };
  await tx.insert(persons).values({ id, name: colleague.name, email: colleague.email });
  await join(tx, colleague, world.primeId, ["prime-manager"]);
  const theirs = [...world.suppliers.values()].filter((_, index) => index % EVERY === EVERY - 1);
  await tx
    .update(suppliers)
    .set({ ownerId: id })
    .where(
      inArray(
        suppliers.id,
        theirs.map(({ supplierId }) => supplierId),
      ),
    );
  return id;
}
