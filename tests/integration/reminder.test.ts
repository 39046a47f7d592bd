import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { setCadence } from "#app/commands/reminder/set-cadence.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { snoozeReminder } from "#app/commands/reminder/snooze-reminder.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { defaultCadence } from "#app/domain/reminder/cadence.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { listSentLetters } from "#app/queries/letter/sent.server.ts";
import { letters } from "#db/schema/letter.ts";
import { memberships } from "#db/schema/organization.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { findWrongAuthors } from "#tests/factories/authors.ts";
import { actorOf } from "#tests/factories/people.ts";
import { actingAt, answerWith } from "#tests/factories/reminders.ts";
import { makeSubcontract, makeSupplier, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const gone = new Set<string>();
const mail = await startMailSink(0, (recipient) =>
  gone.has(recipient) ? { code: 550, words: "5.1.1 No such mailbox here" } : null,
);
process.env.SMTP_URL = mail.url;

afterAll(async () => {
  closeMailer();
  await mail.stop();
});

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const noon = (on: CalendarDate) => new Date(`${on}T12:00:00Z`);

/** A chain whose answer is due in 21 days, where every day is a working day. */
async function makeChain(): Promise<Chain> {
  const chain = await makeSupplyChain();
  await setQuietDays(chain.manager, { weekends: false, days: [] });
  await sendReminders(noon(chain.manager.on));
  return chain;
}

const dueOn = ({ manager }: Chain) => addDays(manager.on, 21);
const round = (chain: Chain, daysBefore: number) =>
  sendReminders(noon(addDays(dueOn(chain), -daysBefore)));

async function remindersOf({ manager }: Chain) {
  const rows = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.organizationId, manager.organizationId)),
  );
  return rows.filter(({ kind }) => kind.endsWith("reminders"));
}
const deliver = async (chain: Chain, daysBefore: number) => {
  for (const { id } of await remindersOf(chain))
    await deliverLetter({ letterId: id }, noon(addDays(dueOn(chain), -daysBefore)));
};
const sent = ({ manager, supplier }: Chain) =>
  asActor(manager, (scope) => listSentLetters(scope, { supplierId: supplier.id }));

test("a round made again on the same day sends nothing, and one at night nothing at all", async () => {
  const chain = await makeChain();
  const day = addDays(dueOn(chain), -14);
  await sendReminders(new Date(`${day}T05:00:00Z`));
  expect(await remindersOf(chain)).toEqual([]);
  await Promise.all([round(chain, 14), round(chain, 14)]);
  await round(chain, 14);
  const written = await remindersOf(chain);
  expect(written).toMatchObject([
    { toEmail: chain.official.person.email, kind: "reminders", requestId: chain.requestId },
  ]);
  const log = await asSystem((tx) =>
    tx
      .select()
      .from(oversightLog)
      .where(
        and(eq(oversightLog.primeId, chain.prime.id), eq(oversightLog.action, "reminders.sent")),
      ),
  );
  expect(log.map(({ entry }) => entry)).toEqual([expect.stringContaining(written[0]?.id ?? "")]);
  expect(await findWrongAuthors(chain.prime.id)).toMatchObject({ wrong: [] });
});

test("the letter arrives once, and what the mail server said is listed beside it", async () => {
  const chain = await makeChain();
  await round(chain, 7);
  await deliver(chain, 7);
  await deliver(chain, 7);
  const { person } = chain.official;
  const arrived = mail.letters.filter(({ to }) => JSON.stringify(to).includes(person.email));
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.text).toContain("In 7 days. Your signed answer for");
  const { letters: listed } = await sent(chain);
  expect(arrived[0]?.text).toContain(paths.followLetter(listed[0]?.id ?? ""));
  expect(listed[0]).toMatchObject({
    state: "delivered",
    toEmail: person.email,
    answeredAt: null,
    words: expect.stringMatching(/^250 /),
  });
});

test("what is answered before its reminder goes out is not told any more", async () => {
  const chain = await makeChain();
  await round(chain, 7);
  await answerWith({ ...chain, systemLineageId: randomUUID() }, 0);
  await deliver(chain, 6);
  const { letters: listed } = await sent(chain);
  expect(listed.filter(({ state }) => state === "dropped")).toMatchObject([
    { words: "All of it was renewed, answered or snoozed before the letter went out." },
  ]);
});

test("a letter that waited for days tells how long it is on the day on which it goes out", async () => {
  const chain = await makeChain();
  await round(chain, 1);
  await deliver(chain, -2);
  const { person } = chain.official;
  const arrived = await mail.waitFor(person.email, /reminds you/);
  expect(arrived.text).toContain("2 days ago. Your signed answer for");
  expect(arrived.text).toContain("was due by");
  expect(arrived.subject).not.toContain("is due");
});

test("who left is not written to", async () => {
  const chain = await makeChain();
  await round(chain, 7);
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(eq(memberships.personId, chain.official.personId)),
  );
  await deliver(chain, 7);
  expect((await sent(chain)).letters[0]).toMatchObject({ state: "dropped" });
});

test("an address that the mail server does not know is tried once, and its words are kept", async () => {
  const chain = await makeChain();
  gone.add(chain.official.person.email);
  await round(chain, 7);
  await deliver(chain, 7);
  await deliver(chain, 7);
  expect((await sent(chain)).letters[0]).toMatchObject({
    state: "refused",
    attempts: 1,
    words: expect.stringContaining("No such mailbox here"),
  });
});

test("what is snoozed is not reminded of until its day, and then of the newest alone", async () => {
  const chain = await makeChain();
  const ending = { kind: "answer-due" as const, id: chain.requestId, on: dueOn(chain) };
  const until = addDays(dueOn(chain), -2);
  const reason = "They told us that it comes.";
  expect(await snoozeReminder(chain.manager, ending, { until, reason })).toEqual({ ok: true });
  for (const days of [14, 7, 3]) await round(chain, days);
  expect(await remindersOf(chain)).toEqual([]);
  await round(chain, 2);
  expect(await remindersOf(chain)).toHaveLength(1);
  const unknown = { ...ending, id: randomUUID() };
  expect(await snoozeReminder(chain.manager, unknown, { until, reason })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("a rule that is changed sends nothing of before it, and one that is off nothing", async () => {
  const chain = await makeChain();
  const day = addDays(dueOn(chain), -10);
  const later = actingAt(chain.manager, noon(day));
  const often = { ...defaultCadence("answer-due"), daysBefore: [20, 15, 12, 11, 5] };
  await setCadence(later, "answer-due", often);
  await round(chain, 10);
  expect(await remindersOf(chain)).toEqual([]);
  const nextDay = actingAt(chain.manager, noon(addDays(day, 1)));
  await setCadence(nextDay, "answer-due", { ...often, isOn: false });
  await round(chain, 5);
  expect(await remindersOf(chain)).toEqual([]);
});

test("the longer it is overdue, the further up it goes: to the official, then to the owner", async () => {
  const chain = await makeChain();
  const { manager, supplier, subcontractor } = chain;
  const owner = await actorOf(chain.prime, "prime-manager");
  await asSystem((tx) =>
    tx.update(suppliers).set({ ownerId: owner.personId }).where(eq(suppliers.id, supplier.id)),
  );
  const preparer = await actorOf(subcontractor, "subcontractor-admin");
  await round(chain, 0);
  await round(chain, -7);
  const to = (await remindersOf(chain)).map(({ kind, toEmail }) => `${kind} ${toEmail}`).sort();
  const both = [chain.official, preparer].map(({ person }) => `reminders ${person.email}`);
  expect(to).toEqual([`owner-reminders ${owner.person.email}`, ...both, ...both].sort());
  expect(to).not.toContain(`owner-reminders ${manager.person.email}`);
});

test("several things of one person come in one letter", async () => {
  const chain = await makeChain();
  const { manager, contractId, supplier } = chain;
  await makeSubcontract(manager, { contractId, supplier });
  await round(chain, 7);
  const [letter, ...others] = await remindersOf(chain);
  expect(others).toEqual([]);
  expect(letter?.facts.items).toHaveLength(2);
  const stranger = await makeSupplier(manager);
  await makeSubcontract(manager, { contractId, supplier: stranger });
  await round(chain, 3);
  expect(await remindersOf(chain)).toHaveLength(2);
});
