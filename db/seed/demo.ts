import { addDays, type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { keepPostureMonths } from "#app/jobs/keep-posture-months.server.ts";
import { sweepPostures } from "#app/jobs/sweep-postures.server.ts";
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
  const begin = addDays(world.on, -SET_UP_DAYS_AGO);
  await setUp(world, new Date(`${begin}T14:00:00Z`));
  const story = tellStory(world);
  let night = begin;
  for (const [index, happening] of story.entries()) {
    const at = instantOf(world, happening, now);
    night = await passNights(night, calendarDateOf(at, "UTC"), now);
    await happening.run(at);
    if (index % SAY_EVERY === SAY_EVERY - 1) say(`  ${index + 1} of ${story.length} events`);
  }
  await passNights(night, world.on, now);
  await finish(world, now);
}

/**
 * Do what the portal does by itself every night, so that what lapsed did so on its day.
 *
 * @param last the night that was passed last.
 * @returns the last one now: of `day`, unless that was passed.
 */
async function passNights(last: CalendarDate, day: CalendarDate, now: Date): Promise<CalendarDate> {
  let night = last;
  while (night < day) {
    night = addDays(night, 1);
    const at = new Date(Math.min(Date.parse(`${night}T06:00:00Z`), now.getTime()));
    await sweepPostures(at);
    await keepPostureMonths(at);
  }
  return night;
}
