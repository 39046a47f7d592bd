import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomFrom } from "#db/seed/random.ts";
import { act } from "./actors.ts";
import { checkLetters } from "./check-letters.ts";
import { checkPostures } from "./check-postures.ts";
import { type Day, daysFrom, plusDays } from "./days.ts";
import { expectLetters, type Letter, nameOfItem } from "./expect.ts";
import { type FailingMail, startFailingMail } from "./mail.ts";
import { takeTime, type YearTime } from "./queue.ts";
import { type Scene, setScene } from "./scene.ts";
import type { Story } from "./story.ts";
import { startWorkers, type Workers } from "./workers.ts";

/** What a month brought. */
export type Month = {
  /** `2027-03` */
  month: string;
  due: number;
  sent: number;
  delivered: number;
  repeated: number;
  retried: number;
  killed: number;
  postures: number;
  differences: number;
};

export type Year = {
  months: Month[];
  /** in words, each with its day; empty: everything came as it had to */
  differences: string[];
  /** SHA-256 of every letter that was due: the same seed gives the same */
  digest: string;
};

/** Nobody needs more to see what is wrong. */
const MOST_DIFFERENCES = 40;

/** When things happen on a day, in UTC: night, morning, the hours of the rounds, evening in California. */
const HOURS = { night: "08:05", morning: "14:00", round: "15:05", noon: "20:05" };
const at = (day: Day, hour: string) => new Date(`${day}T${hour}:00Z`);
const endOf = (day: Day) => at(plusDays(day, 1), "06:30");

/**
 * Live through a year: two workers in processes of their own, a mail server that fails, people who do
 * what the story says, and workers killed when it says so.
 *
 * @param databaseUrl of the owner of a database that is migrated and empty; the environment names it.
 * @param say told of each month that begins, and of each difference as it is found.
 */
export async function runYear(
  story: Story,
  databaseUrl: string,
  say: (text: string) => void = () => {},
): Promise<Year> {
  const folder = await mkdtemp(join(tmpdir(), "flowdown-year-"));
  const file = join(folder, "clock");
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })];
  try {
    const start = at(plusDays(story.first, -1), "20:00");
    let workers: Workers | null = null;
    const living = async () => (await workers?.ready()) ?? [];
    const time = await takeTime(databaseUrl, { file, start, living });
    stops.push(time.stop);
    const mail = await startFailingMail(time.now, randomFrom(story.seed + 1));
    stops.push(mail.stop);
    process.env.SMTP_URL = mail.url;
    workers = await startWorkers(file);
    stops.push(workers.stop);
    const scene = await setScene(story, start);
    await time.passTo(start);
    say(`${scene.suppliers.length} suppliers are there.`);
    return await live({ story, scene, time, mail, workers }, say);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

type World = {
  story: Story;
  scene: Scene;
  time: YearTime;
  mail: FailingMail;
  workers: Workers;
};

async function live(world: World, say: (text: string) => void): Promise<Year> {
  const { story, scene, time, mail, workers } = world;
  await workers.ready();
  await time.drain(endOf(plusDays(story.first, -1)));
  const expected = expectLetters(story);
  const months = new Map<string, Month>();
  const differences: string[] = [];
  const startedAt = performance.now();
  let came = mail.arrived.length;
  for (let count = 0; count < story.days; count += 1) {
    const today = plusDays(story.first, count);
    const [failed, killed] = [mail.failed(), workers.killed()];
    await liveThrough(world, today);
    const { timeZone } = story;
    const ofLetters = await checkLetters({
      scene,
      today,
      timeZone,
      since: at(today, HOURS.night),
      expected: expected.get(today) ?? [],
      arrived: mail.arrived.slice(came),
      isKilled: workers.killed() > killed,
    });
    const ofPostures = await checkPostures(scene, { today, timeZone, at: endOf(today) });
    const found = [...ofLetters.differences, ...ofPostures.differences];
    came = mail.arrived.length;
    const named = found.map((text) => `${today}: ${text}`);
    differences.push(...named);
    for (const text of named) say(text);
    const name = today.slice(0, 7);
    if (!months.has(name)) {
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      const { due = 0, delivered = 0 } = [...months.values()].at(-1) ?? {};
      say(`${name}, after ${seconds} s; in the month before ${delivered} of ${due} letters came`);
    }
    const month = months.get(name) ?? newMonth(name);
    months.set(name, {
      month: name,
      due: month.due + ofLetters.due,
      sent: month.sent + ofLetters.sent,
      delivered: month.delivered + ofLetters.delivered,
      repeated: month.repeated + ofLetters.repeated,
      retried: month.retried + mail.failed() - failed,
      killed: month.killed + workers.killed() - killed,
      postures: month.postures + ofPostures.count,
      differences: month.differences + found.length,
    });
    if (differences.length > MOST_DIFFERENCES) break;
  }
  return { months: [...months.values()], differences, digest: digestOf(expected) };
}

function newMonth(month: string): Month {
  const none = { due: 0, sent: 0, delivered: 0, repeated: 0, retried: 0, killed: 0 };
  return { month, ...none, postures: 0, differences: 0 };
}

async function liveThrough(
  { story, scene, time, mail, workers }: World,
  today: Day,
): Promise<void> {
  const deeds = story.deeds.filter(({ on }) => on === today);
  const kills = story.kills.filter(({ on }) => on === today);
  const isOutage = story.outages.includes(today);
  // A sweep of every hour would do nothing most of the time: some days have one by night, and at noon.
  const isLong = daysFrom(story.first, today) % 5 === 0;
  const sweepAt = async (hour: string, count: number) => {
    await time.passTo(at(today, hour));
    await time.enqueueSweeps(count);
  };
  await workers.ready();
  if (isLong) {
    await sweepAt(HOURS.night, 1);
    await time.drain(at(today, HOURS.morning));
  }
  await time.passTo(at(today, HOURS.morning));
  for (const deed of deeds) if (deed.at === "morning") await act(scene, deed, time.now());
  mail.setDown(isOutage);
  const dying = kills.map(({ worker, at: when }) =>
    "deliveries" in when
      ? mail.afterBegun(when.deliveries, () => void workers.replace(worker))
      : new Promise<void>((killed) =>
          setTimeout(() => workers.replace(worker).then(killed, killed), when.milliseconds),
        ),
  );
  await sweepAt(HOURS.round, 2);
  await Promise.all(dying);
  if (isOutage) {
    await time.rest();
    for (const deed of deeds) if (deed.at === "midday") await act(scene, deed, time.now());
    mail.setDown(false);
  }
  await time.drain(endOf(today));
  mail.afterBegun(Number.POSITIVE_INFINITY, () => {});
  // The round of a worker that was killed is made by a later sweep.
  if (kills.length > 0 || isLong) {
    await sweepAt(HOURS.noon, 1);
    await time.drain(endOf(today));
  }
}

function digestOf(expected: Map<Day, Letter[]>): string {
  const lines = [...expected.values()].flatMap((letters) =>
    letters.map(({ on, to, supplier, goesOutWith }) =>
      [on, to, supplier, ...goesOutWith.map(nameOfItem).sort()].join(" "),
    ),
  );
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}
