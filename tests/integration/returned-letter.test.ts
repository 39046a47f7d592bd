import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { clearAddress } from "#app/commands/letter/clear-address.server.ts";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { deliverLetter } from "#app/jobs/deliver-letter.server.ts";
import { readMaildir, takeBounce } from "#app/jobs/read-bounces.server.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { listAddressReturns } from "#app/queries/letter/address-return.server.ts";
import { listSentLetters } from "#app/queries/letter/sent.server.ts";
import { listNotifications } from "#app/queries/notification/notification.server.ts";
import { letters } from "#db/schema/letter.ts";
import { later } from "#tests/factories/answer.ts";
import { findWrongAuthors } from "#tests/factories/authors.ts";
import { actorOf } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const gone = new Set<string>();
const notPassedOn = new Set<string>();
const mail = await startMailSink(0, (recipient) => {
  if (notPassedOn.has(recipient)) return { code: 550, words: "5.7.1 Unable to relay" };
  return gone.has(recipient) ? { code: 550, words: "5.1.1 No such mailbox here" } : null;
});
process.env.SMTP_URL = mail.url;

afterAll(async () => {
  closeMailer();
  await mail.stop();
});

type Chain = Awaited<ReturnType<typeof makeSupplyChain>>;

const noon = (on: CalendarDate) => new Date(`${on}T12:00:00Z`);

async function makeChain(): Promise<Chain> {
  const chain = await makeSupplyChain();
  await actorOf(chain.prime, "prime-admin", { person: chain.manager.person });
  await setQuietDays(chain.manager, { weekends: false, days: [] });
  await sendReminders(noon(chain.manager.on));
  return chain;
}

/** The letters to the official, of some kind. */
async function lettersTo({ official }: Chain, kind: string) {
  const rows = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.toEmail, official.person.email)),
  );
  return rows.filter((row) => row.kind === kind);
}

async function deliverAll(chain: Chain, kind: string, at = new Date()) {
  for (const { id } of await lettersTo(chain, kind)) await deliverLetter({ letterId: id }, at);
  const [letter] = await lettersTo(chain, kind);
  if (!letter) throw new Error(`no ${kind}`);
  return letter;
}

const bounce = (messageId: string, { action = "failed", status = "5.1.1" } = {}) =>
  [
    "From: MAILER-DAEMON@mx.example.com",
    "To: flowdown@example.com",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "It could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.com",
    "",
    "Final-Recipient: rfc822; somebody@example.com",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: <${messageId}>`,
    "--b--",
  ].join("\r\n");

const sent = ({ manager, supplier }: Chain) =>
  asActor(manager, (scope) => listSentLetters(scope, { supplierId: supplier.id })).then(
    (page) => page.letters,
  );
const returned = ({ manager, supplier }: Chain) =>
  asActor(manager, (scope) => listAddressReturns(scope, supplier.id));

test("a bounce is told of the letter that our mail server really sent, once", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  const arrived = await mail.waitFor(chain.official.person.email, /requires of you/);
  const messageId = String(arrived.messageId).slice(1, -1);
  expect(messageId.startsWith(letter.id)).toBe(true);
  expect(await takeBounce(bounce(messageId, { action: "delayed" }), new Date())).toBe("no-bounce");
  expect(await takeBounce(bounce(messageId.replace(/@.*/, "@other.example")), new Date())).toBe(
    "not-ours",
  );
  expect(await sent(chain)).toMatchObject([{ state: "delivered" }]);
  const both = [
    takeBounce(bounce(messageId), new Date()),
    takeBounce(bounce(messageId), new Date()),
  ];
  expect((await Promise.all(both)).sort()).toEqual(["known", "recorded"]);
  expect(await sent(chain)).toMatchObject([
    { state: "bounced", words: "550 5.1.1 User unknown", toEmail: chain.official.person.email },
  ]);
  expect(await returned(chain)).toMatchObject([{ email: chain.official.person.email }]);
  const { notifications } = await asActor(chain.manager, (scope) => listNotifications(scope));
  expect(notifications).toMatchObject([{ text: expect.stringMatching(/came back$/) }]);
  expect((await findWrongAuthors(chain.prime.id)).wrong).toEqual([]);
});

test("another prime neither sees nor clears it", async () => {
  const chain = await makeChain();
  const other = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  await takeBounce(bounce(`${letter.id}@127.0.0.1`), new Date());
  const [address] = await returned(chain);
  expect(await asActor(other.manager, (s) => listAddressReturns(s, chain.supplier.id))).toEqual([]);
  expect(await clearAddress(other.manager, address?.id ?? "")).toEqual({
    ok: false,
    reason: "not-found",
  });
  const browser = await Visitor.of(other.manager.person);
  const foreign = paths.prime.clearAddress(other.prime.id, address?.id ?? "");
  expect((await browser.post(foreign, { anything: "x" })).status).toBe(404);
  expect(await returned(chain)).toHaveLength(1);
});

test("reminders wait until the address is right, and then go out", async () => {
  const chain = await makeChain();
  const { manager, supplier, requestId } = chain;
  const letter = await deliverAll(chain, "flowdown-issued");
  await takeBounce(bounce(`${letter.id}@127.0.0.1`), new Date());
  expect(await remindSupplier(later(manager), supplier.id, requestId)).toEqual({
    ok: false,
    reason: "address-returned",
  });
  const due = addDays(manager.on, 21);
  await sendReminders(noon(addDays(due, -14)));
  expect(await lettersTo(chain, "reminders")).toEqual([]);
  const browser = await Visitor.of(manager.person);
  const today = await browser.get(`${paths.prime.today(manager.organizationId)}?owner=all`);
  expect(today.body).toContain("no reminder goes there until the address is right");
  const page = await browser.get(paths.prime.supplier(manager.organizationId, supplier.id));
  expect(page.body).toContain(`Letters to ${chain.official.person.email} come back`);
  expect(page.body).toContain("A reminder goes to nobody: letters there come back.");
  const [address] = await returned(chain);
  const clear = () => clearAddress(later(manager), address?.id ?? "");
  expect(await Promise.all([clear(), clear()])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await returned(chain)).toEqual([]);
  await sendReminders(noon(addDays(due, -13)));
  expect(await lettersTo(chain, "reminders")).toHaveLength(1);
  expect((await findWrongAuthors(chain.prime.id)).wrong).toEqual([]);
});

test("a mailbox that the server refuses is one that letters come back from", async () => {
  const chain = await makeChain();
  gone.add(chain.official.person.email);
  await deliverAll(chain, "flowdown-issued");
  expect(await sent(chain)).toMatchObject([{ state: "refused" }]);
  expect(await returned(chain)).toMatchObject([
    { words: expect.stringMatching(/No such mailbox/) },
  ]);
});

test("what fails for now comes back, and its address stays", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  await takeBounce(bounce(`${letter.id}@127.0.0.1`, { status: "4.4.7" }), new Date());
  expect(await sent(chain)).toMatchObject([{ state: "bounced" }]);
  expect(await returned(chain)).toEqual([]);
});

test("a scanner that fetches the button opens nothing; whom it went to does, and no colleague", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  const arrived = await mail.waitFor(chain.official.person.email, /requires of you/);
  const link = paths.followLetter(letter.id);
  expect(arrived.text).toContain(link);
  const scanner = await new Visitor().get(link);
  expect(scanner).toMatchObject({ status: 302, location: expect.stringMatching(/^\/sign-in/) });
  const colleague = await actorOf(chain.subcontractor, "subcontractor-preparer");
  const place = paths.subcontractor.request(chain.subcontractor.id, chain.requestId);
  const passedOn = await (await Visitor.of(colleague.person)).get(link);
  expect(passedOn).toMatchObject({ status: 302, location: place });
  expect(await sent(chain)).toMatchObject([{ state: "delivered" }]);
  const opened = await (await Visitor.of(chain.official.person)).get(link);
  expect(opened).toMatchObject({ status: 302, location: place });
  expect(await sent(chain)).toMatchObject([{ state: "opened" }]);
  const { notifications } = await asActor(chain.official, (scope) => listNotifications(scope));
  expect(notifications).toMatchObject([{ isRead: true }]);
});

test("a Maildir is read once, whatever lies in it", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  const folder = await mkdtemp(join(tmpdir(), "maildir-"));
  for (const part of ["new", "cur", "tmp"]) await mkdir(join(folder, part));
  await writeFile(join(folder, "new", "1.a"), bounce(`${letter.id}@127.0.0.1`));
  await writeFile(join(folder, "new", "2.b"), "Subject: Hello\n\nI am on leave.\n");
  const rounds = await Promise.all([
    readMaildir(folder, new Date()),
    readMaildir(folder, new Date()),
  ]);
  expect(rounds.flat().filter((one) => one === "recorded")).toHaveLength(1);
  expect(await readdir(join(folder, "new"))).toEqual([]);
  expect((await readdir(join(folder, "cur"))).sort()).toEqual(["1.a:2,S", "2.b:2,S"]);
  expect(await sent(chain)).toMatchObject([{ state: "bounced" }]);
  await rm(folder, { recursive: true });
});

test("where the server passes nothing on, nobody's address is to blame, and the letter waits", async () => {
  const chain = await makeChain();
  const { email } = chain.official.person;
  notPassedOn.add(email);
  await expect(deliverAll(chain, "flowdown-issued")).rejects.toThrow();
  expect(await sent(chain)).toMatchObject([
    { state: "failing", words: expect.stringMatching(/Unable to relay/) },
  ]);
  expect(await returned(chain)).toEqual([]);
  notPassedOn.delete(email);
  await deliverAll(chain, "flowdown-issued");
  expect(await sent(chain)).toMatchObject([{ state: "delivered" }]);
  const arrived = await mail.waitFor(email, /requires of you/);
  expect(arrived.headers.get("auto-submitted")).toBe("auto-generated");
});

test("what comes back of a letter after another arrived says nothing of the address", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  const opened = await (await Visitor.of(chain.official.person)).get(paths.followLetter(letter.id));
  expect(opened.status).toBe(302);
  const passedOn = bounce(`${letter.id}@127.0.0.1`);
  expect(await takeBounce(passedOn, new Date())).toBe("recorded");
  expect(await returned(chain)).toEqual([]);
});

test("neither a hostile message nor a folder among them holds the others up, and its words are kept", async () => {
  const chain = await makeChain();
  const letter = await deliverAll(chain, "flowdown-issued");
  const folder = await mkdtemp(join(tmpdir(), "maildir-"));
  for (const part of ["new", "cur", "tmp", "new/0.folder"]) await mkdir(join(folder, part));
  const hostile = bounce(`${letter.id}@127.0.0.1`).replace(
    "User unknown",
    `\u0000\u001b${"x".repeat(480)}😀`,
  );
  await writeFile(join(folder, "new", "1.a"), hostile);
  await writeFile(join(folder, "new", "2.b"), "x".repeat(5_000_000));
  await writeFile(join(folder, "new", "3.c"), "Subject: Hello\n\nI am on leave.\n");
  expect(await readMaildir(folder, new Date())).toEqual(["recorded", "no-bounce", "no-bounce"]);
  expect(await readdir(join(folder, "new"))).toEqual(["0.folder"]);
  expect(await sent(chain)).toMatchObject([{ state: "bounced" }]);
  await rm(folder, { recursive: true });
});
