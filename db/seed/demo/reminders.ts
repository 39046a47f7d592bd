import { PORTAL } from "#app/commands/log/as-portal.server.ts";
import { sendRemindersIn } from "#app/commands/reminder/send-reminders.server.ts";
import { snoozeReminder } from "#app/commands/reminder/snooze-reminder.server.ts";
import { askRenewals } from "#app/commands/renewal/ask-renewals.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listKnownExpirations } from "#app/queries/expiration/expiration.server.ts";
import { joinOfficials } from "./people.ts";
import type { Happening } from "./story.ts";
import { done, primeActor, type World } from "./world.ts";

const FIRST_ROUND_DAYS_AGO = 8;
const ASKED_DAYS_AGO = 3;
const ASKED_AHEAD_DAYS = 85;
const SNOOZED_FOR_DAYS = 18;

/** Rounds of reminders, to all but the one official who signs in to the demo, in the last days; renewals that the manager asks for; one thing snoozed. */
export function tellReminders(world: World): Happening[] {
  const rounds = Array.from({ length: FIRST_ROUND_DAYS_AGO }, (_, index) => ({
    daysAgo: FIRST_ROUND_DAYS_AGO - index,
    minute: 10,
    run: (at: Date) => makeRound(world, at),
  }));
  return [
    ...rounds,
    { daysAgo: ASKED_DAYS_AGO, minute: 45, run: (at) => askEarly(world, at) },
    { daysAgo: ASKED_DAYS_AGO, minute: 55, run: (at) => snooze(world, at) },
  ];
}

async function makeRound(world: World, at: Date): Promise<void> {
  const { official } = world.people;
  const others = [...world.suppliers.values()].filter((one) => one.official.id !== official.id);
  await asSystem((tx) => joinOfficials(tx, others));
  const actor = { ...primeActor(world, at), ...PORTAL, timeZone: "America/New_York" };
  await asSystem((tx) => sendRemindersIn({ tx, actor }), { at });
}

/** Before the cadence does, the manager asks those whose affirmation is due within four months. */
async function askEarly(world: World, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const known = await asActor(actor, (scope) => listKnownExpirations(scope, {}));
  const ahead = known.filter(
    ({ kind, on }) =>
      kind === "affirmation-due" && on > actor.on && on <= addDays(actor.on, ASKED_AHEAD_DAYS),
  );
  const suppliers = ahead.flatMap(({ supplier }) =>
    supplier ? [{ id: supplier.id, chosen: [] }] : [],
  );
  const asked = await askRenewals(
    actor,
    { suppliers },
    {
      dueOn: addDays(actor.on, 7),
      message: "Please affirm in SPRS first, then tell us here on which day you did.",
    },
  );
  done(asked, "asking for renewals");
}

async function snooze(world: World, at: Date): Promise<void> {
  const actor = primeActor(world, at);
  const late = (await listOverdue(world, at)).find(({ kind }) => kind === "answer-due");
  if (!late) throw new Error("The demo could not be seeded: nobody is late");
  const snoozed = await snoozeReminder(actor, late, {
    until: addDays(actor.on, SNOOZED_FOR_DAYS),
    reason: "Their quality manager is on leave until the middle of the month.",
  });
  done(snoozed, "snoozing a reminder");
}

async function listOverdue(world: World, at: Date) {
  const actor = primeActor(world, at);
  const known = await asActor(actor, (scope) => listKnownExpirations(scope, {}));
  return known.filter(({ on }) => on < actor.on);
}
