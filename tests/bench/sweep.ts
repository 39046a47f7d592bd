import { sql } from "drizzle-orm";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { sweepPostures } from "#app/jobs/sweep-postures.server.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { type MemoryUse, watchMemory } from "./memory.ts";

/** What the nightly sweep costs, beside the least that it could cost. */
export type SweepResult = {
  subcontracts: number;
  ours: { name: string; count: number; seconds: number; memory: MemoryUse }[];
  against: { name: string; seconds: number }[];
};

/** Such a supplier has two subcontracts on average. */
const SUPPLIERS = 50_000;
/** Beyond these the bench fails: seconds as many plain updates of the same rows, memory as told. */
const MOST_UPDATES = 12;
const MOST_MIB = 700;

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const prime = await seedScale(SUPPLIERS, (text) => console.error(text));
const actor = systemActor(
  { id: prime.id, legalName: prime.name, timeZone: "UTC" },
  new Date(`${new Date().toISOString().slice(0, 10)}T16:00:00Z`),
);
const result = process.argv.includes("fill") ? null : await measure();
await closeDatabase();
console.log(JSON.stringify(result));

async function measure(): Promise<SweepResult> {
  // The first round of a prime writes down the cadences, and is no ordinary one.
  await sendReminders(actor.at);
  const against = [
    { name: "plain SELECT of the rows that verdicts are decided from", work: selectPlainly },
    { name: "plain UPDATE of the rows that keep them", work: updatePlainly },
  ];
  const told: SweepResult = { subcontracts: await countOpen(), ours: [], against: [] };
  const working = nextWorkingDay(await lastRound());
  const at = new Date(`${working}T16:00:00Z`);
  const ours = [
    {
      name: "sweep on a day that changes every requirement",
      work: async () => {
        await letAllEnd();
        const before = await countStale(actor.at);
        await sweepPostures(actor.at);
        return before;
      },
    },
    {
      name: "sweep on the next day, of what ends by itself",
      work: async () => {
        const before = await countStale(at);
        await sweepPostures(at);
        return before;
      },
    },
    {
      name: "reminders of that day",
      work: async () => (await sendReminders(at)).letters,
    },
  ];
  for (const { name, work } of ours) {
    let count = 0;
    let seconds = 0;
    const memory = await watchMemory(async () => {
      seconds = await secondsOf(async () => {
        count = await work();
      });
    });
    told.ours.push({ name, count, seconds, memory });
    console.error(`${name}: ${count}, ${seconds.toFixed(1)} s, ${memory?.peakMiB ?? "?"} MiB`);
  }
  // Last: it holds every row at once, and a process does not give back what that took.
  for (const { name, work } of against) {
    const seconds = await secondsOf(work);
    told.against.push({ name, seconds });
    console.error(`${name}: ${seconds.toFixed(1)} s`);
  }
  refuseUnbounded(told);
  return told;
}

/** The last day of which reminders went out, here or in an earlier run on the same database: each goes out once. */
async function lastRound(): Promise<typeof actor.on> {
  const [row] = await asSystem((tx) =>
    tx.execute<{ on: string }>(sql`select greatest(max("on"), ${actor.on}::date)::text as "on"
      from reminder_rounds where prime_id = ${prime.id}::uuid`),
  );
  return calendarDate(row?.on ?? actor.on);
}

function nextWorkingDay(from: typeof actor.on): typeof actor.on {
  const next = addDays(from, 1);
  return [0, 6].includes(new Date(`${next}T12:00:00Z`).getUTCDay()) ? nextWorkingDay(next) : next;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function countOf(statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await asSystem((tx) => tx.execute<{ count: number }>(statement));
  return Number(row?.count ?? 0);
}

function countOpen(): Promise<number> {
  return countOf(sql`select count(*) from subcontracts
    where prime_id = ${prime.id}::uuid and state <> 'closed'`);
}

function countStale(at: Date): Promise<number> {
  return countOf(sql`select count(*) from postures where prime_id = ${prime.id}::uuid
    and refresh_on <= ${at.toISOString()}::date`);
}

function letAllEnd(): Promise<unknown> {
  return asSystem((tx) =>
    tx.execute(sql`update postures set refresh_on = ${actor.on}::date
      where prime_id = ${prime.id}::uuid`),
  );
}

async function updatePlainly(): Promise<void> {
  await asSystem((tx) =>
    tx.execute(sql`update postures set as_of = as_of, computed_at = computed_at,
      decision = decision || '{}'::jsonb where prime_id = ${prime.id}::uuid`),
  );
}

/** The rows that a verdict is decided from, without the portal's queries, policies and rules. */
async function selectPlainly(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`select s.*, c.required_status, c.clauses, c.awarded_on, p.legal_name
      from subcontracts s join contracts c on c.id = s.contract_id
      join suppliers p on p.id = s.supplier_id where s.prime_id = ${prime.id}::uuid`);
    await tx.execute(sql`select h.supplier_id, f.id, f.lineage_id, a.type, a.status, a.status_date,
        a.score, a.open_requirements, a.cages, n.affirmed_on, r.outcome
      from shares h join facts f on f.id = h.fact_id
      left join assessments a on a.fact_id = f.id
      left join affirmations n on n.fact_id = f.id
      left join reviews r on r.fact_id = f.id and r.prime_id = h.prime_id
      where h.prime_id = ${prime.id}::uuid`);
    await tx.execute(sql`select subcontract_id, required, information, cui_categories
      from flowdowns where prime_id = ${prime.id}::uuid`);
  });
}

function refuseUnbounded({ ours, against }: SweepResult): void {
  const least = against.reduce((all, { seconds }) => all + seconds, 0);
  for (const { name, seconds, memory } of ours) {
    if (seconds > least * MOST_UPDATES)
      throw new Error(
        `${name}: ${seconds.toFixed(1)} s, more than ${MOST_UPDATES} times the least.`,
      );
    if (memory && memory.peakMiB > MOST_MIB)
      throw new Error(`${name}: ${memory.peakMiB} MiB, more than ${MOST_MIB}.`);
  }
}
