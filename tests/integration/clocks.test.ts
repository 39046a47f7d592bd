import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { setTimeZone } from "#app/commands/person/set-time-zone.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { addDays, calendarDateOf, laterOf } from "#app/domain/kernel/calendar-date.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { sweepPostures } from "#app/jobs/sweep-postures.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";
import { reminders } from "#db/schema/reminder.ts";
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

test("a prime that goes to an earlier day is reminded of nothing twice, and decided again for that day", async () => {
  const chain = await makeChain({ prime: EARLIEST, subcontractor: LATEST });
  const { manager, subcontractId } = chain;
  const prime = { id: manager.organizationId };
  const admin = { ...manager, role: "prime-admin" as const };
  await setQuietDays(manager, { weekends: false, days: [] });
  await sendReminders(manager.at);
  const asOf = async () => {
    const [kept] = await asSystem((tx) =>
      tx.select().from(postures).where(eq(postures.subcontractId, subcontractId)),
    );
    return kept?.asOf;
  };
  expect(await asOf()).toBe(manager.on);
  expect(await setTimeZone(admin, { timeZone: LATEST })).toEqual({ ok: true, isChanged: true });
  expect(await setTimeZone(admin, { timeZone: LATEST })).toEqual({ ok: true, isChanged: false });
  await sweepPostures(manager.at);
  expect(await asOf()).toBe(calendarDateOf(manager.at, LATEST));

  const reminded = async () =>
    (
      await asSystem((tx) => tx.select().from(reminders).where(eq(reminders.primeId, prime.id)))
    ).map(
      ({ kind, subjectId, endsOn, daysBefore }) => `${kind} ${subjectId} ${endsOn} ${daysBefore}`,
    );
  const begin = new Date(`${addDays(manager.on, 6)}T00:05:00Z`).getTime();
  for (let hour = 0; hour < 96; hour += 6) {
    const at = new Date(begin + hour * 3_600_000);
    if (hour === 24) await setTimeZone({ ...admin, at }, { timeZone: EARLIEST });
    if (hour === 48) await setTimeZone({ ...admin, at }, { timeZone: LATEST });
    await sendReminders(at);
  }
  const told = await reminded();
  expect(told.filter((one) => one.startsWith("answer-due"))).toHaveLength(1);
  expect(new Set(told).size).toBe(told.length);
});

test("a name that no zone has is not kept, so that it stops nobody's round", async () => {
  const { organization } = await actorIn("Asia/Kathmandu", "prime-manager");
  for (const timeZone of ["Mars/Olympus", "EST5EDT", "posix/UTC"])
    await expect(
      asSystem((tx) =>
        tx.update(organizations).set({ timeZone }).where(eq(organizations.id, organization.id)),
      ),
    ).rejects.toThrow();
});

test("one prime's trouble costs no other a reminder", async () => {
  const one = await makeChain({ prime: "UTC", subcontractor: "UTC" });
  const other = await makeChain({ prime: "UTC", subcontractor: "UTC" });
  for (const { manager } of [one, other])
    await setQuietDays(manager, { weekends: false, days: [] });
  await sendReminders(new Date(`${one.manager.on}T12:00:00Z`));
  const [first, second] = [one, other].sort((a, b) =>
    a.manager.organizationId < b.manager.organizationId ? -1 : 1,
  );
  await asSystem((tx) =>
    tx.execute(sql`insert into reminder_quiet_days
      (prime_id, created_at, weekends, days, set_by, set_by_name)
      values (${first?.manager.organizationId}::uuid, now() + interval '1 day', false,
        array['12000-01-01']::date[], gen_random_uuid(), 'Nobody')`),
  );
  const due = new Date(`${addDays(one.manager.on, 7)}T12:00:00Z`);
  await expect(sendReminders(due)).rejects.toThrow(/^1 of \d+ failed: not a calendar date/);
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(reminders)
      .where(eq(reminders.primeId, second?.manager.organizationId ?? "")),
  );
  expect(rows).toMatchObject([{ kind: "answer-due", daysBefore: 14 }]);
});
