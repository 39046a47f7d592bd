import { recordShowing } from "#app/commands/showing/record-showing.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import type { Happening } from "./story.ts";
import { done, primeActor, type World } from "./world.ts";

/** It was asked long ago and never signed in. */
const SUPPLIER = "Ravenswood Tooling Company";
const RECORDED_DAYS_AGO = 9;

/** What a supplier that never signed in read out on the telephone. */
export function tellShowings(world: World): Happening[] {
  return [{ daysAgo: RECORDED_DAYS_AGO, minute: 95, run: (at) => record(world, at) }];
}

async function record(world: World, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const supplier = world.suppliers.get(SUPPLIER);
  if (!supplier) throw new Error(`no supplier ${SUPPLIER}`);
  const answer = {
    shownBy: supplier.official.name,
    shownByTitle: "Owner",
    shownHow: "phone" as const,
    shownOn: actor.on,
    note: "Read the SPRS page out on the telephone; will not open an account.",
    type: "Level 2 (C3PAO)" as const,
    status: "Final" as const,
    statusDate: addDays(actor.on, -120),
    score: 110,
    cmmcUid: supplier.cmmcUid,
    cages: [...supplier.cages],
    assessor: "",
    affirmedOn: addDays(actor.on, -118),
    officialName: supplier.official.name,
    officialTitle: "Owner",
  };
  done(await recordShowing(actor, supplier.supplierId, { kind: "assessment", answer }), SUPPLIER);
}
