import { spawn } from "node:child_process";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setQuietDays } from "#app/commands/reminder/set-quiet-days.server.ts";
import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import {
  addDays,
  addYears,
  type CalendarDate,
  calendarDate,
} from "#app/domain/kernel/calendar-date.ts";
import { defaultCadence, reminds } from "#app/domain/reminder/cadence.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { letters } from "#db/schema/letter.ts";
import { organizations } from "#db/schema/organization.ts";
import { reminderRounds, reminders } from "#db/schema/reminder.ts";
import { requests } from "#db/schema/request.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { actingAt, answerWith, startDelivery } from "#tests/factories/reminders.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  type TestSupplier,
} from "#tests/factories/supply-chain.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

/*
 * 60 suppliers over 120 days, on a clock of the test's: two workers make the rounds and deliver, the
 * mail server refuses one letter in five, and one round is killed in the middle.
 */
const SUPPLIERS = 60;
const DAYS = 120;
const KILLED_ON_DAY = 7;

let asked = 0;
const mail = await startMailSink(0, () => {
  asked += 1;
  return asked % 5 === 0 ? { code: 451, words: "4.7.1 Greylisted, try again later" } : null;
});
process.env.SMTP_URL = mail.url;

const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
let clock = new Date();
const delivery = await startDelivery(() => clock);

afterAll(async () => {
  await delivery.stop();
  await owner.end();
  closeMailer();
  await mail.stop();
});

type Story = "lapsing" | "renews" | "late" | "answers" | "nobody-there";
const STORIES: Story[] = [
  ...(["lapsing", "renews", "renews", "late", "late"] as const),
  ...(["answers", "answers", "answers", "renews", "nobody-there"] as const),
];
/** When a supplier answers, by its place in the list; null where it never does. */
const ANSWERS_ON_DAY: Record<Story, (index: number) => number | null> = {
  lapsing: () => null,
  renews: (index) => 30 + index,
  late: (index) => 22 + index,
  answers: (index) => 5 + (index % 15),
  "nobody-there": () => null,
};

type Told = {
  story: Story;
  supplier: TestSupplier;
  official: TestActor;
  systemLineageId: string;
  /** the first day's age of what was accepted before; null where nothing was */
  daysAgo: number | null;
  /** the day of the stretch on which the supplier answers; null where it never does */
  answersOnDay: number | null;
};

let manager: TestActor;
let first: CalendarDate;
let quietDay: CalendarDate;
const chain: Told[] = [];
const instantOf = (day: number) => new Date(`${addDays(first, day)}T16:00:00Z`);
const now = () => actingAt(manager, clock);

/** 8 o'clock in the morning where the prime is, in the winter; the first day is a Monday. */
function nextMonday(): CalendarDate {
  let day = calendarDate(new Date().toISOString().slice(0, 10));
  while (new Date(`${day}T12:00:00Z`).getUTCDay() !== 1) day = addDays(day, 1);
  return day;
}

beforeAll(async () => {
  const prime = await makeOrganization();
  await asSystem((tx) =>
    tx
      .update(organizations)
      .set({ timeZone: "America/Los_Angeles" })
      .where(eq(organizations.id, prime.id)),
  );
  first = nextMonday();
  clock = instantOf(0);
  manager = { ...(await actorOf(prime, "prime-manager")), timeZone: "America/Los_Angeles" };
  quietDay = addDays(first, 9);
  await setQuietDays(now(), { weekends: true, days: [quietDay] });
  const contractId = await makeContract(now());
  for (let index = 0; index < SUPPLIERS; index += 1) {
    const story = STORIES[index % STORIES.length] ?? "lapsing";
    const organization = await makeOrganization();
    const official = await actorOf(organization, "subcontractor-official");
    const isThere = story !== "nobody-there";
    const supplier = await makeSupplier(now(), isThere ? organization : undefined);
    await makeSubcontract(now(), { contractId, supplier });
    const isAccepted = story === "lapsing" || story === "renews";
    const one: Told = {
      story,
      supplier,
      official,
      systemLineageId: crypto.randomUUID(),
      daysAgo: isAccepted ? 365 - 40 - index : null,
      answersOnDay: ANSWERS_ON_DAY[story](index),
    };
    if (one.daysAgo !== null) await answerWith({ ...one, manager: now() }, one.daysAgo);
    chain.push(one);
  }
}, 120_000);

/** Two workers whose hour has come make the round at the same time. */
async function makeRound(day: number): Promise<void> {
  clock = instantOf(day);
  for (const one of chain)
    if (one.answersOnDay === day) await answerWith({ ...one, manager: now() }, 0);
  if (day === KILLED_ON_DAY) await killRound();
  await Promise.all([sendReminders(clock), sendReminders(clock)]);
  await delivery.drain();
}

/** A worker of its own process that dies when its letters are queued and its log is not written. */
async function killRound(): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`lock table reminders in share mode`;
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "tests/setup/reminder-process.ts", clock.toISOString()],
      { env: process.env, stdio: ["ignore", "ignore", "inherit"] },
    );
    const ended = new Promise((resolve) => child.on("exit", resolve));
    await waitForLock();
    child.kill("SIGKILL");
    await ended;
  });
}

async function waitForLock(): Promise<void> {
  for (;;) {
    const [row] = await asSystem((tx) =>
      tx.execute<{ waits: boolean }>(sql`select exists (select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and query like 'insert into "reminders"%') as waits`),
    );
    if (row?.waits) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Expected = {
  kind: ExpirationKind;
  /** nobody at the supplier reads letters: who owns it is told, once it goes so far up */
  isOwnersAlone: boolean;
  supplierId: string;
  endsOn: CalendarDate;
  since: CalendarDate | null;
  curedOn: CalendarDate | null;
};

const isWorking = (day: CalendarDate) =>
  ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && day !== quietDay;

function workingDayFrom(day: CalendarDate): CalendarDate {
  return isWorking(day) ? day : workingDayFrom(addDays(day, 1));
}

function workingDayUntil(day: CalendarDate): CalendarDate {
  return isWorking(day) ? day : workingDayUntil(addDays(day, -1));
}

/** The day of an occasion; what would come only after the day it is about comes before it. */
function comesOn(endsOn: CalendarDate, days: number): CalendarDate {
  const on = addDays(endsOn, -days);
  return days >= 0 && workingDayFrom(on) > endsOn ? workingDayUntil(on) : on;
}

/** Which occasions go out when, told anew from the words of the cadence: what is due on each day. */
function occasionsOf(expected: Expected): string[] {
  const { kind, supplierId, endsOn, since, curedOn, isOwnersAlone } = expected;
  const { daysBefore, weeklyWhenOver, ownerFrom } = defaultCadence(kind);
  const weekly = weeklyWhenOver ? Array.from({ length: 40 }, (_, week) => -7 * (week + 1)) : [];
  const all = [...daysBefore, ...weekly].map((days) => ({ days, on: comesOn(endsOn, days) }));
  const last = addDays(first, DAYS - 1);
  return all.flatMap(({ days, on }) => {
    const sentOn = workingDayFrom(on);
    const isOvertaken = all.some(
      (other) => other.on <= sentOn && (other.on > on || (other.on === on && other.days < days)),
    );
    const isTooEarly = on < first || (since !== null && on <= since);
    const isCured = curedOn !== null && sentOn >= curedOn;
    const isForNobody = isOwnersAlone && (ownerFrom === null || days > ownerFrom);
    if (isOvertaken || isTooEarly || isCured || isForNobody || sentOn > last) return [];
    return [`${sentOn} ${kind} ${supplierId} ${endsOn} ${days}`];
  });
}

/** Everything that suppliers are to be reminded of, from what the story says and what was asked. */
async function expectedOccasions(): Promise<string[]> {
  const asks = await asSystem((tx) =>
    tx.select().from(requests).where(eq(requests.primeId, manager.organizationId)),
  );
  const expected = chain.flatMap((one): Expected[] => {
    const supplierId = one.supplier.id;
    const curedOn = one.answersOnDay === null ? null : addDays(first, one.answersOnDay);
    const statedOn = one.daysAgo === null ? null : addDays(first, -one.daysAgo);
    const isOwnersAlone = one.story === "nobody-there";
    const fact = { isOwnersAlone, supplierId, since: null, curedOn };
    const facts: Expected[] = statedOn
      ? [
          { ...fact, kind: "affirmation-due", endsOn: addYears(statedOn, 1) },
          { ...fact, kind: "status-expires", endsOn: addYears(statedOn, 3) },
        ]
      : [];
    const own = asks.filter((ask) => ask.supplierId === supplierId);
    return [
      ...facts,
      ...own.flatMap((ask): Expected[] => {
        const isAnsweredBefore = ask.kind === "submission" && one.daysAgo !== null;
        const since = calendarDate(ask.createdAt.toISOString().slice(0, 10));
        return isAnsweredBefore
          ? []
          : [{ ...fact, kind: "answer-due", endsOn: calendarDate(ask.dueOn), since }];
      }),
    ];
  });
  return expected.flatMap(occasionsOf).sort();
}

test("each due occasion is sent once and within its day, and nobody hears of what is cured", async () => {
  for (let day = 0; day < DAYS; day += 1) await makeRound(day);

  const rows = await asSystem((tx) =>
    tx.select().from(reminders).where(eq(reminders.primeId, manager.organizationId)),
  );
  const toSuppliers = rows.filter(({ kind }) => reminds(kind) === "supplier");
  const sent = toSuppliers.map(
    (row) => `${row.sentOn} ${row.kind} ${row.supplierId} ${row.endsOn} ${row.daysBefore}`,
  );
  expect(sent.length).toBeGreaterThan(SUPPLIERS * 4);
  expect(sent.sort()).toEqual(await expectedOccasions());

  const written = await asSystem((tx) =>
    tx.select().from(letters).where(eq(letters.organizationId, manager.organizationId)),
  );
  const reminding = written.filter(({ kind }) => kind.endsWith("reminders"));
  const arrived = mail.letters.map(({ messageId }) => messageId);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(reminding.filter(({ sentAt }) => sentAt === null)).toEqual([]);
  const days = reminding.map(
    ({ toEmail, kind, sentAt }) => `${sentAt?.toISOString().slice(0, 10)} ${kind} ${toEmail}`,
  );
  expect(new Set(days).size, "one letter a person and day").toBe(days.length);
  const sentOn = new Map(rows.flatMap((row) => row.letterIds.map((id) => [id, row.sentOn])));
  for (const { id, sentAt } of reminding)
    expect(sentAt?.toISOString().slice(0, 10)).toBe(sentOn.get(id));
  expect(reminding.length).toBe(sentOn.size);
  expect(asked).toBeGreaterThan(reminding.length * 1.2);
  const rounds = await asSystem((tx) =>
    tx.select().from(reminderRounds).where(eq(reminderRounds.primeId, manager.organizationId)),
  );
  expect(rounds).toHaveLength(
    Array.from({ length: DAYS }, (_, day) => addDays(first, day)).filter(isWorking).length,
  );
}, 180_000);
