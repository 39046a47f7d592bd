import { isDeepStrictEqual } from "node:util";
import { and, eq, gte, sql } from "drizzle-orm";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import { letters } from "#db/schema/letter.ts";
import { postures, supplierScores } from "#db/schema/posture.ts";
import { reminders } from "#db/schema/reminder.ts";
import { type Day, dayIn, spellDay } from "./days.ts";
import { type Item, type Letter, nameOfItem } from "./expect.ts";
import type { Arrived } from "./mail.ts";
import type { Scene } from "./scene.ts";
import type { Story } from "./story.ts";

/** What a day brought, counted, and in words whatever it brought otherwise than it had to. */
export type Checked = {
  due: number;
  sent: number;
  delivered: number;
  /** came again under the same Message-ID, after a worker died between the server's word and its own note */
  repeated: number;
  postures: number;
  differences: string[];
};

export type Looked = {
  story: Story;
  scene: Scene;
  today: Day;
  /** the end of the day */
  at: Date;
  expected: readonly Letter[];
  /** what the mail server took today */
  arrived: readonly Arrived[];
  /** whether a worker was killed today */
  isKilled: boolean;
};

/** Compare a day with what it had to bring. */
export async function checkDay(looked: Looked): Promise<Checked> {
  const [ofLetters, ofPostures] = [await checkLetters(looked), await checkPostures(looked)];
  return {
    ...ofLetters,
    postures: ofPostures.count,
    differences: [...ofLetters.differences, ...ofPostures.differences].map(
      (text) => `${looked.today}: ${text}`,
    ),
  };
}

type Written = typeof letters.$inferSelect;

async function checkLetters(looked: Looked): Promise<Omit<Checked, "postures">> {
  const { scene, today, expected, arrived, story } = looked;
  const [rows, written] = await asSystem((tx) =>
    Promise.all([
      tx
        .select()
        .from(reminders)
        .where(and(eq(reminders.primeId, scene.primeId), eq(reminders.sentOn, today))),
      tx
        .select()
        .from(letters)
        .where(
          gte(letters.createdAt, sql`${new Date(looked.at.getTime() - 24 * 3_600_000).toISOString()}`),
        ),
    ]),
  );
  const differences: string[] = [];
  const byId = new Map(written.map((letter) => [letter.id, letter]));
  const itemsOf = new Map<string, Item[]>();
  for (const row of rows) {
    const about = scene.names.get(row.subjectId) ?? scene.names.get(row.supplierId ?? "") ?? "?";
    const item = { kind: row.kind, about, on: row.endsOn, daysBefore: row.daysBefore };
    for (const id of row.letterIds) itemsOf.set(id, [...(itemsOf.get(id) ?? []), item]);
  }
  const nameOf = (to: string, supplier: string | null) => `${to} ${supplier ?? "(prime)"}`;
  const supplierOf = ({ supplierId }: Written) => scene.names.get(supplierId ?? "") ?? null;
  const found = new Map<string, Written>();
  for (const id of itemsOf.keys()) {
    const letter = byId.get(id);
    if (!letter) differences.push(`a reminder names a letter that is not there: ${id}`);
    else {
      const name = nameOf(letter.toEmail, supplierOf(letter));
      if (found.has(name)) differences.push(`two letters to ${name}`);
      found.set(name, letter);
    }
  }
  const due = new Map(expected.map((one) => [nameOf(one.to, one.supplier), one]));
  for (const [name, letter] of found)
    if (!due.has(name))
      differences.push(`nothing is due for ${name}, but: ${say(itemsOf.get(letter.id) ?? [])}`);
  for (const [name, one] of due) {
    const letter = found.get(name);
    const [is, ought] = [say(letter ? (itemsOf.get(letter.id) ?? []) : []), say(one.items)];
    if (is !== ought) differences.push(`${name} is told of [${is}] instead of [${ought}]`);
    if (letter) differences.push(...checkArrival(letter, one, looked));
  }
  const ids = arrived.map(({ id }) => id);
  const repeated = ids.length - new Set(ids).size;
  if (repeated > 0 && !looked.isKilled)
    differences.push(`${repeated} letters came twice although no worker died`);
  // Whatever else is written is delivered once too, and on the day on which it was written.
  for (const letter of written) {
    const came = ids.includes(letter.id);
    const isDone = letter.sentAt !== null || letter.droppedAt !== null;
    const isLate = dayIn(story.timeZone, letter.createdAt) === today && !isDone;
    if (isLate) differences.push(`${letter.kind} to ${letter.toEmail} waits still`);
    if (came && letter.droppedAt) differences.push(`${letter.kind} to ${letter.toEmail} was dropped, and came`);
    if (letter.sentAt && dayIn(story.timeZone, letter.sentAt) === today && !came)
      differences.push(`${letter.kind} to ${letter.toEmail} counts as sent, and never came`);
  }
  const reminding = [...found.values()];
  return {
    due: expected.filter(({ goesOutWith }) => goesOutWith.length > 0).length,
    sent: reminding.filter(({ sentAt }) => sentAt !== null).length,
    delivered: reminding.filter(({ id }) => ids.includes(id)).length,
    repeated,
    differences,
  };
}

function checkArrival(letter: Written, due: Letter, { arrived, story, today }: Looked): string[] {
  const came = arrived.filter(({ id }) => id === letter.id);
  const [first] = came;
  const name = `${letter.kind} to ${letter.toEmail}`;
  if (due.goesOutWith.length === 0)
    return first ? [`${name} came, though all of it was done by then: ${say(due.items)}`] : [];
  if (!first) return [`${name} never came: ${letter.lastError ?? letter.droppedWhy ?? "no word why"}`];
  const differences: string[] = [];
  if (first.to !== letter.toEmail) differences.push(`${name} came to ${first.to}`);
  const cameOn = dayIn(story.timeZone, first.at);
  if (cameOn !== today) differences.push(`${name} came on ${cameOn}`);
  const told = new Set(due.goesOutWith.map(({ on }) => spellDay(on)));
  const cured = due.items.map(({ on }) => spellDay(on)).filter((day) => !told.has(day));
  for (const day of told)
    if (!first.text.includes(day)) differences.push(`${name} does not tell of ${day}`);
  for (const day of cured)
    if (first.text.includes(day)) differences.push(`${name} tells of ${day}, which was done by then`);
  return differences;
}

function say(items: readonly Item[]): string {
  return items.map(nameOfItem).sort().join(", ");
}

/** What may differ between what was kept on some day and what is decided anew on another. */
const WHEN = ["asOf", "computedAt"];

/** Whether everything that is kept of the verdicts is what a rebuild would keep now. */
async function checkPostures({ scene, story, today, at }: Looked) {
  const prime = { id: scene.primeId, legalName: "Year Aerospace", timeZone: story.timeZone };
  const actor = { ...systemActor(prime, at), on: calendarDate(today) };
  return asSystem(async (tx) => {
    const cases = await listEligibilityCases({ tx, actor }, { all: true }, { asOf: actor.on });
    const kept = await tx.select().from(postures).where(eq(postures.primeId, scene.primeId));
    const scores = await tx.select().from(supplierScores).where(eq(supplierScores.primeId, scene.primeId));
    const byId = new Map(kept.map((row) => [row.subcontractId, row]));
    const differences: string[] = [];
    if (kept.length !== cases.length)
      differences.push(`${kept.length} verdicts are kept of ${cases.length}`);
    for (const one of cases) {
      const row: Record<string, unknown> = byId.get(one.subcontractId) ?? {};
      const anew: Record<string, unknown> = JSON.parse(JSON.stringify(postureRowOf(actor, one)));
      const name = scene.names.get(one.supplierId);
      for (const [column, value] of Object.entries(anew))
        if (!WHEN.includes(column) && !isDeepStrictEqual(plain(row[column]), value))
          differences.push(
            `the kept ${column} of ${name} is ${JSON.stringify(row[column])}, decided anew it is ${JSON.stringify(value)}`,
          );
      const score = scores.find(({ supplierId }) => supplierId === one.supplierId);
      if ((score?.score ?? null) !== (one.score?.score ?? null))
        differences.push(`the kept score of ${name} is ${score?.score}, not ${one.score?.score}`);
    }
    return { count: cases.length, differences };
  });
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
