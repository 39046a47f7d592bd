import { countWords } from "#app/domain/kernel/count-words.ts";
import type { WorkbookEvaluation } from "./evaluate.ts";
import type { SprsLine, SprsScope, SystemFacts } from "./sprs-record.ts";

/**
 * What SPRS takes of a Level 2 self-assessment, under CMMC Assessments. A Basic DoD Assessment is
 * another entry, and no CMMC status.
 *
 * @returns null where what is open permits neither a Final nor a Conditional status.
 * @throws never
 * @see 32 CFR 170.16(a)(1)(i)(A)-(F); 170.4: the status date is the day on which it is submitted
 */
export function writeCmmcRecord(
  { standing, score, open }: Pick<WorkbookEvaluation, "standing" | "score" | "open">,
  system: SystemFacts | null,
  scope: SprsScope | null,
): SprsLine[] | null {
  if (standing !== "final" && standing !== "conditional") return null;
  const status = standing === "final" ? "Final" : "Conditional";
  const verb = open.length === 1 ? "is" : "are";
  return [
    { field: "CMMC level", value: "Level 2 (Self)" },
    { field: "CMMC Status", value: `${status} Level 2 (Self)` },
    { field: "CMMC Status Date", value: "The day on which you submit this in SPRS" },
    {
      field: "Assessment scope",
      value: scope,
      missing: "Choose it above: your whole network, or a part that is kept apart.",
    },
    {
      field: "Included CAGE codes",
      value: system?.cages.join(", ") || null,
      missing: "The CAGE codes of the sites that the system covers.",
    },
    { field: "Score", value: `${score} of 110` },
    {
      field: "Plan of action (POA&M)",
      value:
        standing === "final"
          ? "Not used: nothing is open"
          : `Used: ${countWords(open.length, "requirement")} ${verb} open, to be closed out within 180 days of the CMMC Status Date`,
    },
  ];
}
