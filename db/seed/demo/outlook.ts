import { keepOutlook } from "#app/commands/outlook/keep-outlook.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { done, primeActor, type World } from "./world.ts";

/** The first option of the wing boxes, @see demoContracts */
const OPTION_AHEAD_DAYS = 48;

/** The manager keeps what would hold on the option's day if nobody renews, and if the suspension ended. */
export async function keepOutlooks(world: World, now: Date): Promise<void> {
  const actor = primeActor(world, now);
  const option: OutlookQuestion = {
    on: addDays(world.on, OPTION_AHEAD_DAYS),
    contractId: world.contractIds.get("wing") ?? null,
    renewals: "nobody",
    rule: "as-recorded",
    liftedOn: null,
    reach: "options",
    lead: { count: 9, unit: "months" },
  };
  const lifted: OutlookQuestion = {
    ...option,
    on: addDays(world.on, 365),
    contractId: null,
    renewals: "everybody",
    rule: "suspension-lifted",
    liftedOn: addDays(world.on, 90),
    reach: "every-contract",
  };
  const named: [string, OutlookQuestion][] = [
    ["Wing boxes, Option 1: if nobody renews", option],
    ["In a year: if the suspension of Phase 2 ended", lifted],
  ];
  for (const [name, question] of named)
    done(await keepOutlook(actor, question, { name, shown: undefined }), name);
}
