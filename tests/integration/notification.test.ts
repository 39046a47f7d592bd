import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { chooseLetters } from "#app/commands/notification/choose-letters.server.ts";
import {
  readAllNotifications,
  readNotification,
} from "#app/commands/notification/read-notifications.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { handOverSuppliers } from "#app/commands/supplier/hand-over-suppliers.server.ts";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { sendDigests } from "#app/jobs/send-digests.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { countUnread, listNotifications } from "#app/queries/notification/notification.server.ts";
import { letters } from "#db/schema/letter.ts";
import { memberships } from "#db/schema/organization.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { actorOf, type TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const mail = await startMailSink(0);
process.env.SMTP_URL = mail.url;

afterAll(async () => {
  closeMailer();
  await mail.stop();
});

const told = (actor: TestActor) =>
  asActor(actor, (scope) => listNotifications(scope)).then(({ notifications }) => notifications);
const unread = (actor: TestActor) => asActor(actor, countUnread);

async function lettersOf(kind: string, { person }: TestActor) {
  return asSystem((tx) =>
    tx
      .select()
      .from(letters)
      .where(and(eq(letters.kind, kind), eq(letters.toEmail, person.email))),
  );
}

async function ask({ official, requestId }: { official: TestActor; requestId: string }) {
  return askPrime(official, { requestId, text: `Which site? ${randomUUID()}` });
}

/** The morning after, on the clock of the test's organizations. */
const morning = (days = 1) => new Date(`${addDays(calendarDateOf(new Date()), days)}T09:00:00Z`);

test("what comes as a letter stands in the portal, for whom it goes to alone", async () => {
  const chain = await makeSupplyChain();
  const colleague = await actorOf(chain.prime, "prime-manager");
  await ask(chain);
  expect(await told(chain.manager)).toMatchObject([
    { text: expect.stringMatching(/has a question about SC-/), isRead: false },
  ]);
  expect(await told(colleague)).toEqual([]);
  expect(await told(chain.official)).toMatchObject([
    { text: expect.stringMatching(/says what SC-.* requires of you/), isRead: false },
  ]);
});

test("another organization's people see none of it, whatever they ask for", async () => {
  const [mine, other] = [await makeSupplyChain(), await makeSupplyChain()];
  await ask(mine);
  await ask(other);
  const [own] = await told(mine.manager);
  if (!own) throw new Error("nobody was told");
  await readNotification(other.manager, own.id);
  await readAllNotifications(other.manager, own.id);
  expect(await unread(mine.manager)).toBe(1);
  const browser = await Visitor.of(other.manager.person);
  const { organizationId: o } = other.manager;
  const foreign = paths.prime.notification(o, own.id);
  expect((await browser.get(foreign)).status).toBe(404);
  expect((await browser.post(foreign, { intent: "no such thing" })).status).toBe(404);
  const colleague = await actorOf(mine.prime, "prime-admin");
  const near = await Visitor.of(colleague.person);
  const address = paths.prime.notification(colleague.organizationId, own.id);
  expect((await near.post(address, { intent: "read" })).status).toBe(404);
  expect(await unread(mine.manager)).toBe(1);
});

test("what is undone is told nobody", async () => {
  const chain = await makeSupplyChain();
  const undone = asActor(chain.manager, async (scope) => {
    await scope.tx.execute(sql`select flowdown.send_letter(${chain.prime.id}::uuid, 'request-question',
      ${chain.manager.person.email}, 'Somebody',
      ${JSON.stringify({ link: { path: paths.prime.today(chain.prime.id) } })}::jsonb,
      null, null, 'Told and undone')`);
    expect(await countUnread(scope)).toBe(1);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await told(chain.manager)).toEqual([]);
});

test("nobody is told on a page of an organization that is not concerned", async () => {
  const [chain, other] = [await makeSupplyChain(), await makeSupplyChain()];
  // Somebody who works for both: a prime writes to them, with a link into the other organization.
  await actorOf(other.prime, "prime-manager", { person: chain.manager.person });
  await asActor(chain.manager, ({ tx }) =>
    tx.execute(sql`select flowdown.send_letter(${chain.prime.id}::uuid, 'request-question',
      ${chain.manager.person.email}, 'Somebody',
      ${JSON.stringify({ link: { path: paths.prime.today(other.prime.id) } })}::jsonb,
      null, null, 'Told elsewhere')`),
  );
  expect(await told({ ...chain.manager, organizationId: other.prime.id })).toEqual([]);
  expect(await told(chain.manager)).toEqual([]);
});

test("one is opened, all are read as far as they were shown", async () => {
  const chain = await makeSupplyChain();
  await ask(chain);
  await ask(chain);
  const browser = await Visitor.of(chain.manager.person);
  const { organizationId: o } = chain.manager;
  const page = await browser.get(paths.prime.notifications(o));
  expect(page.body).toContain("Notifications, 2 new");
  const [newest, oldest] = await told(chain.manager);
  if (!newest || !oldest) throw new Error("nobody was told");
  const opened = await browser.post(paths.prime.notification(o, oldest.id), { intent: "open" });
  expect(opened).toMatchObject({
    status: 303,
    location: paths.prime.messages(o, chain.supplier.id, chain.requestId),
  });
  expect(await told(chain.manager)).toMatchObject([{ isRead: false }, { isRead: true }]);
  await ask(chain);
  await browser.post(paths.prime.notifications(o), { newest: newest.id });
  expect(await unread(chain.manager)).toBe(1);
  expect((await browser.get(paths.prime.notifications(o))).body).toContain("Mark as read");
});

test("who left is let in to nothing, and gets no digest either", async () => {
  const chain = await makeSupplyChain();
  await setQuietDays(chain.manager, { weekends: false, days: [] });
  await chooseLetters(chain.manager.personId, { questions: "digest" }, new Date());
  await ask(chain);
  await asSystem((tx) =>
    tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(eq(memberships.personId, chain.manager.personId)),
  );
  const browser = await Visitor.of(chain.manager.person);
  const page = await browser.get(paths.prime.notifications(chain.prime.id));
  expect(page.status).toBe(404);
  await sendDigests(morning());
  expect(await lettersOf("notification-digest", chain.manager)).toEqual([]);
});

test("a letter is held back as its reader chose, and a duty is not", async () => {
  const chain = await makeSupplyChain();
  const { manager, official } = chain;
  await chooseLetters(manager.personId, { questions: "none" }, new Date());
  await chooseLetters(official.personId, { messages: "digest", requests: "none" }, new Date());
  await ask(chain);
  await answerSupplier(manager, {
    supplierId: chain.supplier.id,
    requestId: chain.requestId,
    text: "Dayton.",
  });
  const written = [
    ...(await lettersOf("request-question", manager)),
    ...(await lettersOf("request-answer", official)),
    ...(await lettersOf("flowdown-issued", official)),
  ];
  for (const { id } of written) await deliverLetter({ letterId: id });
  expect(await lettersOf("request-question", manager)).toMatchObject([
    { sentAt: null, droppedWhy: expect.stringMatching(/in the portal alone, as they chose/) },
  ]);
  expect(await lettersOf("request-answer", official)).toMatchObject([
    { sentAt: null, droppedWhy: expect.stringMatching(/in the daily digest, as they chose/) },
  ]);
  expect(await lettersOf("flowdown-issued", official)).toMatchObject([{ droppedAt: null }]);
  expect(await unread(manager)).toBe(1);
});

test("a digest goes out once in the morning, not at night nor on a quiet day, and tells what is unread", async () => {
  const chain = await makeSupplyChain();
  const { manager } = chain;
  const quiet = calendarDateOf(morning());
  await setQuietDays(manager, { weekends: false, days: [quiet] });
  await chooseLetters(manager.personId, { questions: "digest" }, new Date());
  for (let n = 0; n < 3; n += 1) await ask(chain);
  const [read] = await told(manager);
  await readNotification(manager, read?.id ?? "");
  const digests = () => lettersOf("notification-digest", manager);
  await sendDigests(new Date(`${calendarDateOf(new Date())}T23:00:00Z`));
  await sendDigests(morning(1));
  expect(await digests(), "neither today nor on a quiet day").toEqual([]);
  const next = calendarDateOf(morning(2));
  await sendDigests(new Date(`${next}T05:00:00Z`));
  expect(await digests(), "not at night").toEqual([]);
  await Promise.all([sendDigests(morning(2)), sendDigests(morning(2))]);
  await sendDigests(morning(2));
  await sendDigests(morning(3));
  const [sent, ...more] = await digests();
  expect(more).toEqual([]);
  expect(sent?.facts).toMatchObject({
    link: { path: paths.prime.notifications(chain.prime.id) },
    items: [{ text: expect.stringMatching(/has a question/) }, {}],
  });
  await deliverLetter({ letterId: sent?.id });
  expect(await digests()).toMatchObject([{ subject: expect.stringMatching(/^2 notifications/) }]);
});

test("the same choice twice at once is one choice, and a duty is none", async () => {
  const { manager } = await makeSupplyChain();
  const choose = () =>
    chooseLetters(manager.personId, { answers: "digest", decisions: "none" }, new Date());
  await Promise.all([choose(), choose()]);
  await choose();
  const rows = await asSystem((tx) =>
    tx.execute(sql`select topic from notification_choices where person_id = ${manager.personId}`),
  );
  expect([...rows]).toEqual([{ topic: "answers" }]);
});

test("who is given suppliers is told, and who gives is not", async () => {
  const { prime, manager, supplier } = await makeSupplyChain();
  const taker = await actorOf(prime, "prime-manager");
  await asActor(manager, ({ tx }) =>
    tx.update(suppliers).set({ ownerId: manager.personId }).where(eq(suppliers.id, supplier.id)),
  );
  const given = { fromId: manager.personId, toId: taker.personId, reason: "I move to programs." };
  expect(await handOverSuppliers(manager, given)).toMatchObject({ ok: true });
  expect(await told(taker)).toMatchObject([
    { text: `${manager.personName} gave 1 supplier to you` },
  ]);
  expect(await told(manager)).toEqual([]);
});
