import { eq } from "drizzle-orm";
import { sealCheckpoint } from "#app/commands/log/seal-checkpoint.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { join, joinOfficials } from "./people.ts";
import { primeActor, type World } from "./world.ts";

/** Bring the verdicts to today and let the persons of the demo in: the manager last of all. */
export async function finish(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  await asActor(actor, (scope) => refreshPostures(scope, { all: true }));
  const { manager } = world.people;
  await asSystem(async (tx) => {
    await joinOfficials(tx, world.suppliers.values());
    await tx
      .update(suppliers)
      .set({ ownerId: manager.id })
      .where(eq(suppliers.primeId, world.primeId));
    await join(tx, manager, world.primeId, ["prime-manager", "prime-admin"]);
  });
  await sealCheckpoint(world.primeId, now);
}
