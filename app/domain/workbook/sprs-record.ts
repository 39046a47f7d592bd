import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { readTypedDay } from "#app/domain/kernel/typed-day.ts";
import type { OpenRequirement, WorkbookEvaluation } from "./evaluate.ts";

/** Scopes that SPRS knows. */
export const SPRS_SCOPES = ["Enterprise", "Enclave", "Contracts"] as const;
export type SprsScope = (typeof SPRS_SCOPES)[number];

/** What is told of a system beside its results. */
export type SystemFacts = {
  name: string;
  description: string;
  cages: readonly string[];
  planName: string;
  planVersion: string;
  planDate: string;
};

export type SprsFields = {
  assessedOn: CalendarDate | null;
  fullScoreOn: CalendarDate | null;
  scope: SprsScope | null;
};

/** One line of the record: a field of SPRS and what to type; null where it is still to be said. */
export type SprsLine = { field: string; value: string | null; missing?: string };

/** What SPRS asks for a Basic self-assessment of NIST SP 800-171, in its order. */
export type SprsRecord = {
  lines: SprsLine[];
  /** false while something is missing, so that nobody types half of it */
  isComplete: boolean;
};

const EXPECTED = "NIST SP 800-171 Rev. 2";

/**
 * The summary level record of a Basic DoD Assessment as SPRS takes it. What each requirement came to
 * is not posted: it stays in the workbook.
 *
 * @throws never
 * @see DFARS 252.204-7020(d)(1)(i)
 */
export function writeSprsRecord(
  { score, open }: Pick<WorkbookEvaluation, "score" | "open">,
  system: SystemFacts | null,
  { assessedOn, fullScoreOn, scope }: SprsFields,
): SprsRecord {
  const plan = system && [system.planName, system.planVersion].filter(Boolean).join(", version ");
  const lines: SprsLine[] = [
    { field: "Assessment standard", value: EXPECTED },
    { field: "Confidence level", value: "Basic (low): assessed by the company itself" },
    {
      ...line("Assessment date", assessedOn && formatDate(assessedOn)),
      missing: "The day on which the last of the 110 requirements was looked at.",
    },
    {
      ...line("Assessing scope", scope),
      missing:
        "Enterprise: your whole network. Enclave: a part with its own plan. Contracts: what one contract uses.",
    },
    {
      ...line("Assessment score", score === null ? null : String(score)),
      missing: "Without a system security plan (3.12.4) nothing can be scored.",
    },
    openLine(open, fullScoreOn),
    {
      ...line("Included CAGE codes", system?.cages.join(", ")),
      missing: "The CAGE codes of the sites that the system covers.",
    },
    {
      ...line("System security plan assessed", plan),
      missing: "The title of the plan, as it stands on its first page.",
    },
    {
      ...line("Plan revision date", system && dayText(system.planDate)),
      missing: "The date of the plan.",
    },
    {
      ...line("Architecture of the plan", system?.description),
      missing: "One or two sentences; needed where you have more than one plan.",
    },
  ];
  return { lines, isComplete: lines.every(({ value }) => value !== null) };
}

function line(field: string, value: string | null | undefined): SprsLine {
  return { field, value: value || null };
}

function openLine(open: readonly OpenRequirement[], fullScoreOn: CalendarDate | null): SprsLine {
  const field = "Date on which 110 will be reached (plan of action completion)";
  if (open.length === 0) return { field, value: "Not asked: nothing is open" };
  return {
    ...line(field, fullScoreOn && formatDate(fullScoreOn)),
    missing: "The last day in your plan of action.",
  };
}

/** A day as it is printed; what a draft holds may be none yet. */
function dayText(typed: string): string {
  const reading = readTypedDay(typed, "The date");
  return reading.ok ? formatDate(reading.day) : typed;
}
