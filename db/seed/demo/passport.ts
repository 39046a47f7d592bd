import { makePassport } from "#app/commands/passport/make-passport.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getPassportSource } from "#app/queries/passport/source.server.ts";
import { listRequests } from "#app/queries/request/request.server.ts";
import { done, officialActor, type World } from "./world.ts";

/** The official of the demo has made a passport of what was signed last, with its evidence. */
export async function makeDemoPassport(world: World, now: Date): Promise<void> {
  for (const supplier of world.suppliers.values()) {
    if (supplier.official.id !== world.people.official.id) continue;
    const actor = officialActor(supplier, now);
    const source = await asActor(actor, async (scope) => {
      const { files } = await listRequests(scope);
      for (const { request } of files) {
        const found = await getPassportSource(scope, request.id);
        if (found && !found.isOutdated) return { requestId: request.id, files: found.files };
      }
      return null;
    });
    if (!source) continue;
    const { requestId } = source;
    const evidenceIds = source.files.map(({ id }) => id);
    done(await makePassport(actor, { requestId, evidenceIds }), "the passport");
  }
}
