import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { keepPostureMonths } from "#app/jobs/keep-posture-months.server.ts";
import { finish } from "./demo/finish.ts";
import { isSeeded, joinApprover } from "./demo/people.ts";
import { setUp } from "./demo/set-up.ts";
import { instantOf, tellStory } from "./demo/story.ts";
import { makeWorld } from "./demo/world.ts";

const SET_UP_DAYS_AGO = 296;
const SAY_EVERY = 60;

/**
 * Seed the demo supply chain once, in the order in which it happened, through the commands that the
 * pages use: so that its log, verdicts and letters are real. What a seeding that was cut short left
 * behind stays out of everybody's sight, and the next one begins anew.
 */
export async function seedDemo(say: (text: string) => void): Promise<void> {
  if (await isSeeded()) return;
  say("Seeding the demo supply chain");
  const now = new Date();
  const world = await makeWorld();
  await joinApprover(world.people, world.primeId);
  await setUp(world, new Date(`${addDays(world.on, -SET_UP_DAYS_AGO)}T14:00:00Z`));
  const story = tellStory(world);
  let month: number | null = null;
  for (const [index, happening] of story.entries()) {
    const at = instantOf(world, happening, now);
    // The first who comes by in a month finds how the supply chain stood.
    if (at.getUTCMonth() !== month) await keepPostureMonths(at);
    month = at.getUTCMonth();
    await happening.run(at);
    if (index % SAY_EVERY === SAY_EVERY - 1) say(`  ${index + 1} of ${story.length} events`);
  }
  await finish(world, now);
}
