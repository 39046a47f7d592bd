import { pathToFileURL } from "node:url";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityInput } from "#app/domain/eligibility/types.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Result } from "#app/domain/sprs/points.ts";
import { scoreAssessment } from "#app/domain/sprs/score.ts";
import { requirements } from "#catalogs/index.ts";

const ON = calendarDate("2026-11-24");

/** Verdicts, flowdowns and scores per second on one core, over a mix of cases as a portfolio has it. */
export async function benchRules(): Promise<{ name: string; perSecond: number; unit: string }[]> {
  const inputs = Array.from({ length: 1000 }, (_, seed) => portfolioCase(seed));
  const results = Array.from({ length: 50 }, (_, seed) => resultsOf(seed));
  return [
    {
      name: "eligibility verdicts",
      perSecond: rate(inputs, decideEligibility),
      unit: "verdicts/s",
    },
    {
      name: "flowdown decisions",
      perSecond: rate(inputs, (input) => decideFlowdown({ ...input, on: input.asOf })),
      unit: "decisions/s",
    },
    { name: "SPRS scores", perSecond: rate(results, scoreAssessment), unit: "scores/s" },
  ];
}

function rate<T>(cases: readonly T[], work: (one: T) => unknown): number {
  const run = (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    let count = 0;
    while (performance.now() < end) {
      for (const one of cases) work(one);
      count += cases.length;
    }
    return count;
  };
  run(300);
  const start = performance.now();
  const count = run(1000);
  return Math.round((count / (performance.now() - start)) * 1000);
}

/** Mostly current statuses with one or two affirmations; one in five lapsed, conditional or of another kind. */
function portfolioCase(seed: number): EligibilityInput {
  const type = REQUIRED_STATUSES[seed % 3] ?? "Level 1 (Self)";
  const isConditional = seed % 10 === 0 && type !== "Level 1 (Self)";
  const statusDate = addDays(ON, -((seed * 37) % 400));
  const affirmedOn: CalendarDate[] = [statusDate, addDays(statusDate, 360)];
  return {
    asOf: ON,
    contract: {
      requiredStatus: REQUIRED_STATUSES[2 - (seed % 3)] ?? null,
      clauses: ["252.204-7012", "252.204-7021", "52.204-21"],
    },
    subcontract: {
      information: seed % 4 === 0 ? "FCI" : "CUI",
      commercialOffTheShelfOnly: seed % 20 === 0,
      performingCages: ["1ABC5"],
      directedStatus: null,
    },
    assessments: [
      {
        id: "a1",
        type,
        status: isConditional ? "Conditional" : "Final",
        statusDate,
        score: isConditional ? 106 : 110,
        openRequirements: isConditional ? [{ id: "3.1.3" }, { id: "3.13.11", partial: true }] : [],
        cages: ["1ABC5", "2DEF6"],
      },
      {
        id: "a2",
        type: "NIST SP 800-171 Basic",
        status: null,
        statusDate: addDays(ON, -700),
        score: 98,
        openRequirements: [],
        cages: ["1ABC5"],
      },
    ],
    affirmations: affirmedOn.map((day) => ({ assessment: "a1", affirmedOn: day })),
  };
}

function resultsOf(seed: number): Record<string, Result> {
  return Object.fromEntries(
    requirements.map((r, index) => [r.id, (index * 7 + seed) % 9 === 0 ? "not-met" : "met"]),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { name, perSecond, unit } of await benchRules())
    console.log(`${name}: ${perSecond.toLocaleString("en-US")} ${unit}`);
