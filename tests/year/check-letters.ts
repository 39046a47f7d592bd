import { and, eq, gte } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { letters } from "#db/schema/letter.ts";
import { reminders } from "#db/schema/reminder.ts";
import { type Day, dayIn, spellDay } from "./days.ts";
import { type Item, type Letter, nameOfItem } from "./expect.ts";
import type { Arrived } from "./mail.ts";
import type { Scene } from "./scene.ts";

/** What came of the letters of a day, counted, and in words whatever was otherwise than it had to be. */
export type CheckedLetters = {
  due: number;
  sent: number;
  delivered: number;
  /** came again under the same Message-ID, after a worker died between the server's word and its own note */
  repeated: number;
  differences: string[];
};

export type DayOfLetters = {
  scene: Scene;
  today: Day;
  timeZone: string;
  /** the morning on which it began */
  since: Date;
  expected: readonly Letter[];
  /** what the mail server took */
  arrived: readonly Arrived[];
  /** whether a worker was killed */
  isKilled: boolean;
};

type Written = typeof letters.$inferSelect;
/** A letter that reminds, with what the portal says that it reminds of. */
type Reminding = { letter: Written; items: Item[] };

/** Compare the letters of a day with those that it had to bring. */
export async function checkLetters(day: DayOfLetters): Promise<CheckedLetters> {
  const { expected, arrived, isKilled } = day;
  const written = await asSystem((tx) =>
    tx.select().from(letters).where(gte(letters.createdAt, day.since)),
  );
  const found = await listReminding(day, written);
  const due = new Map(expected.map((one) => [nameOf(one.to, one.supplier), one]));
  const names = new Set([...found.map(({ name }) => name), ...due.keys()]);
  const ids = arrived.map(({ id }) => id);
  const repeated = ids.length - new Set(ids).size;
  return {
    due: expected.filter(({ goesOutWith }) => goesOutWith.length > 0).length,
    sent: found.filter(({ letter }) => letter.sentAt !== null).length,
    delivered: found.filter(({ letter }) => ids.includes(letter.id)).length,
    repeated,
    differences: [
      ...[...names].flatMap((name) => {
        const own = found.filter((one) => one.name === name);
        return checkOne(name, own, due.get(name), day);
      }),
      ...written.flatMap((letter) => checkOutcome(letter, new Set(ids), day)),
      ...(repeated > 0 && !isKilled ? [`${repeated} came twice, and no worker had died`] : []),
    ],
  };
}

const nameOf = (to: string, supplier: string | null) => `${to} ${supplier ?? "(prime)"}`;

async function listReminding(
  { scene, today }: DayOfLetters,
  written: readonly Written[],
): Promise<(Reminding & { name: string })[]> {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(reminders)
      .where(and(eq(reminders.primeId, scene.primeId), eq(reminders.sentOn, today))),
  );
  return written
    .filter(({ kind }) => kind.endsWith("reminders"))
    .map((letter) => ({
      letter,
      name: nameOf(letter.toEmail, scene.names.get(letter.supplierId ?? "") ?? null),
      items: rows
        .filter(({ letterIds }) => letterIds.includes(letter.id))
        .map(({ kind, subjectId, supplierId, endsOn: on, daysBefore }) => {
          const about = scene.names.get(subjectId) ?? scene.names.get(supplierId ?? "") ?? "?";
          return { kind, about, on, daysBefore };
        }),
    }));
}

function checkOne(
  name: string,
  found: readonly Reminding[],
  due: Letter | undefined,
  day: DayOfLetters,
): string[] {
  const [first] = found;
  const is = say(found.flatMap(({ items }) => items));
  if (!due) return [`nothing is due for ${name}, but: ${is}`];
  const ought = say(due.items);
  if (found.length > 1) return [`${found.length} letters to ${name}: ${is}`];
  if (!first) return [`no letter to ${name}, though due: ${ought}`];
  if (is !== ought) return [`${name} is told of [${is}] instead of [${ought}]`];
  return checkArrival(first.letter, due, day).map((text) => `the letter to ${name} ${text}`);
}

function checkArrival(letter: Written, due: Letter, day: DayOfLetters): string[] {
  const first = day.arrived.find(({ id }) => id === letter.id);
  if (due.goesOutWith.length === 0)
    return first ? [`came, though all of it was done by then: ${say(due.items)}`] : [];
  if (!first) return [`never came: ${letter.lastError ?? letter.droppedWhy ?? "no word why"}`];
  const told = new Set(listNamed(due.goesOutWith, day.today).map(spellDay));
  const still = new Set(due.goesOutWith.map(({ on }) => spellDay(on)));
  const done = due.items.map(({ on }) => spellDay(on)).filter((one) => !still.has(one));
  const cameOn = dayIn(day.timeZone, first.at);
  return [
    ...(first.to === letter.toEmail ? [] : [`came to ${first.to}`]),
    ...(cameOn === day.today ? [] : [`came on ${cameOn}`]),
    ...[...told].filter((one) => !tells(first.text, one)).map((one) => `is silent of ${one}`),
    ...done.filter((one) => tells(first.text, one)).map((one) => `tells of ${one}, done by then`),
  ];
}

/** The days that a letter tells of: all up to forty things; of more, at least twenty of either side of today. */
export function listNamed(items: readonly Pick<Item, "on">[], today: Day): Day[] {
  const days = items.map(({ on }) => on).sort();
  const overdue = days.filter((on) => on < today);
  const toCome = days.filter((on) => on >= today);
  const isAll = days.length <= 40;
  const late = isAll ? overdue.length : Math.min(overdue.length, Math.max(20, 40 - toCome.length));
  return [
    ...overdue.slice(overdue.length - late),
    ...toCome.slice(0, isAll ? undefined : 40 - late),
  ];
}

/** Whether a text tells of a day: who reads of 25 Apr 2027 is not told of 5 Apr 2027. */
export function tells(text: string, day: string): boolean {
  return new RegExp(`(?<!\\d)${day}(?!\\d)`).test(text);
}

/** Whatever kind of letter it is: it comes on its day, or is dropped, and the portal knows which. */
function checkOutcome(
  letter: Written,
  came: ReadonlySet<string>,
  { today, timeZone }: DayOfLetters,
): string[] {
  const name = `the ${letter.kind} to ${letter.toEmail}`;
  const isOfToday = dayIn(timeZone, letter.createdAt) === today;
  if (!isOfToday) return [];
  if (letter.droppedAt) return came.has(letter.id) ? [`${name} was dropped, and came`] : [];
  if (!letter.sentAt) return [`${name} waits still`];
  return came.has(letter.id) ? [] : [`${name} counts as sent, and never came`];
}

function say(items: readonly Item[]): string {
  return items.map(nameOfItem).sort().join(", ");
}
