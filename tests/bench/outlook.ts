import { sql } from "drizzle-orm";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityInput } from "#app/domain/eligibility/types.ts";
import { addDays, addMonths } from "#app/domain/kernel/calendar-date.ts";
import { isListed } from "#app/domain/outlook/list-address.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asActor, asReader, asSystem, closeDatabase } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { digestOfOutlook } from "#app/queries/outlook/digest.server.ts";
import { computeOutlook, type Outlook } from "#app/queries/outlook/outlook.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { seedScale } from "#db/seed/scale/seed.ts";
import { type MemoryUse, watchMemory } from "./memory.ts";

/** What looking ahead costs, beside the least that it could cost. */
export type OutlookResult = {
  subcontracts: number;
  ours: { name: string; seconds: number; memory: MemoryUse }[];
  against: { name: string; seconds: number }[];
};

/** Such a supplier has two subcontracts on average. */
const SUPPLIERS = 15_000;
const TURNS = 3;
/** Beyond these the bench fails: seconds as many plain readings of the same rows, memory as told. */
const MOST_READINGS = 15;
const MOST_MIB = 700;

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
const prime = await seedScale(SUPPLIERS, (text) => console.error(text));
const actor = {
  ...systemActor({ id: prime.id, legalName: prime.name, timeZone: "UTC" }, new Date()),
  personId: prime.personId,
};
const result = await measure();
await closeDatabase();
console.log(JSON.stringify(result));

async function measure(): Promise<OutlookResult> {
  const inputs = await listInputs();
  const against = [
    { name: "plain SELECT of the same rows", work: selectPlainly },
    { name: "the verdicts of today alone, held in memory", work: async () => decideAll(inputs) },
  ];
  const ours = [
    { name: "if nobody renews, half a year ahead", question: ask({}) },
    {
      name: "if everybody renews and the suspension ended, two years ahead",
      question: ask({
        on: addMonths(actor.on, 24),
        renewals: "everybody",
        rule: "suspension-lifted",
        liftedOn: addDays(actor.on, 30),
        reach: "every-contract",
      }),
    },
  ];
  // They take turns, so that whatever else the machine does weighs on both alike.
  const told: OutlookResult = { subcontracts: inputs.length, ours: [], against: [] };
  const spent = new Map<string, number[]>();
  const note = (name: string, seconds: number) =>
    spent.set(name, [...(spent.get(name) ?? []), seconds]);
  const memories = new Map<string, MemoryUse>();
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { name, work } of against) note(name, await secondsOf(work));
    for (const { name, question } of ours) {
      const memory = await watchMemory(async () => {
        note(name, await secondsOf(() => look(question)));
      });
      memories.set(name, memory);
    }
  }
  const median = (name: string) => {
    const sorted = (spent.get(name) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  told.against = against.map(({ name }) => ({ name, seconds: median(name) }));
  told.ours = ours.map(({ name }) => ({
    name,
    seconds: median(name),
    memory: memories.get(name) ?? null,
  }));
  refuseUnbounded(told);
  return told;
}

function ask(change: Partial<OutlookQuestion>): OutlookQuestion {
  return {
    on: addMonths(actor.on, 6),
    contractId: null,
    renewals: "nobody",
    rule: "as-recorded",
    liftedOn: null,
    reach: "options",
    lead: { count: 9, unit: "months" },
    ...change,
  };
}

/** All that the page does but its markup: compute, hash, and find the rows of its list. */
async function look(question: OutlookQuestion): Promise<void> {
  const outlook: Outlook = await computeOutlook((work) => asReader(actor, work), actor, question);
  digestOfOutlook(actor, outlook);
  outlook.rows.filter((row) => isListed(row, { list: "act" }));
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function listInputs(): Promise<EligibilityInput[]> {
  const cases = await asActor(actor, (scope) =>
    listEligibilityCases(scope, { all: true }, { asOf: actor.on }),
  );
  return cases.map(({ input }) => input);
}

function decideAll(inputs: readonly EligibilityInput[]): void {
  for (const input of inputs) decideEligibility(input);
}

/** The rows that a verdict is decided from, without the portal's queries, policies and rules. */
async function selectPlainly(): Promise<void> {
  await asSystem(async (tx) => {
    await tx.execute(sql`select s.*, c.required_status, c.clauses, c.awarded_on, p.legal_name, p.owner_id
      from subcontracts s join contracts c on c.id = s.contract_id
      join suppliers p on p.id = s.supplier_id
      where s.prime_id = ${prime.id}::uuid and s.state <> 'closed'`);
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

function refuseUnbounded({ ours, against }: OutlookResult): void {
  const reading = against[0]?.seconds ?? 0;
  for (const { name, seconds, memory } of ours) {
    if (seconds > reading * MOST_READINGS)
      throw new Error(`${name}: ${seconds.toFixed(1)} s, more than ${MOST_READINGS} readings.`);
    if (memory && memory.peakMiB > MOST_MIB)
      throw new Error(`${name}: ${memory.peakMiB} MiB, more than ${MOST_MIB}.`);
  }
}
