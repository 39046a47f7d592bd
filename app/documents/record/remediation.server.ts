import { writeList, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import type { Sheet } from "#app/documents/engine/sheet.server.ts";
import { writeTable } from "#app/documents/engine/table.server.ts";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { addDays, type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";
import {
  CLOSE_OUT_DAYS,
  type ConditionalBlocker,
  findConditionalBlockers,
  isClosedOutInTime,
} from "#app/domain/sprs/conditional.ts";
import { findRequirement, pointsLost } from "#app/domain/sprs/points.ts";
import { type Chapter, standingFacts } from "./chapter.server.ts";

type Assessment = Extract<RecordFact, { kind: "assessment" }>;
type OpenRequirement = Assessment["content"]["openRequirements"][number];

/** What stands open under each assessment, whether it may, and until when it must be closed out. */
export function writeRemediation(
  sheet: Sheet,
  place: Place,
  chapter: Chapter,
  asOf: CalendarDate,
): void {
  const assessments = standingFacts(chapter).filter((fact) => fact.kind === "assessment");
  const open = assessments.filter(
    ({ content }) => content.openRequirements.length > 0 || content.status === "Conditional",
  );
  if (open.length === 0) {
    writeText(sheet, place.element, "No assessment in force has an open requirement.");
    return;
  }
  for (const assessment of open) {
    openHeading(sheet, place, summarizeFact(assessment));
    writeText(sheet, place.element, sayCloseOut(assessment, assessments, asOf));
    writeOpenRequirements(sheet, place, assessment);
  }
}

/** By when the open requirements must be closed, and whether they were. @see 32 CFR 170.21(b) */
function sayCloseOut(
  { content }: Assessment,
  assessments: readonly Assessment[],
  asOf: CalendarDate,
): string {
  if (content.status !== "Conditional") {
    const day = content.fullScoreOn;
    return day
      ? `A full score is expected on ${formatDate(day)}.`
      : "No day is stated by which all requirements are met.";
  }
  const dueOn = addDays(content.statusDate, CLOSE_OUT_DAYS);
  const due = `The close-out is due by ${formatDate(dueOn)}, ${CLOSE_OUT_DAYS} days after the status date (32 CFR 170.21(b)).`;
  const closed = assessments.find(
    (one) =>
      one.content.systemLineageId === content.systemLineageId &&
      one.content.type === content.type &&
      one.content.status === "Final" &&
      one.content.statusDate >= content.statusDate,
  );
  if (!closed)
    return `${due} ${asOf > dueOn ? `It was overdue on ${formatDate(asOf)}.` : "It is not stated yet."}`;
  const closedOn = closed.content.statusDate;
  const inTime = isClosedOutInTime(content.statusDate, closedOn) ? "in time" : "too late";
  return `${due} It was closed out on ${formatDate(closedOn)}, ${inTime}.`;
}

function writeOpenRequirements(sheet: Sheet, { element }: Place, { content }: Assessment): void {
  const { type, score, openRequirements } = content;
  if (openRequirements.length === 0) {
    writeText(sheet, element, "The open requirements are not stated.");
    return;
  }
  const blockers = isCmmcAssessment(type)
    ? findConditionalBlockers({ type, score, openRequirements })
    : [];
  const ground = 170;
  writeTable(
    sheet,
    element,
    [
      { width: 52, title: "Open", isHeader: true, style: { face: "mono", size: 8.5 } },
      { width: sheet.width - 52 - 40 - ground - 36, title: "Requirement" },
      { width: 40, title: "Points", style: { align: "right" } },
      { width: ground, title: "May it stand open (32 CFR 170.21(a))" },
    ],
    openRequirements.map((open) => {
      const requirement = findRequirement(open.id);
      const points = requirement
        ? pointsLost(requirement, open.partial ? "partial" : "not-met")
        : 1;
      const title = requirement?.title ?? "Requirement of NIST SP 800-172";
      const words = isCmmcAssessment(type) ? sayPermitted(open, blockers) : "No CMMC status";
      return [open.id, open.partial ? `${title} (met in part)` : title, String(points), words];
    }),
  );
  const general = blockers.filter(({ id }) => id === null);
  if (general.length === 0) return;
  writeList(
    sheet,
    element,
    general.map(({ text, citation }) => `${text} (${citation})`),
  );
}

function sayPermitted({ id }: OpenRequirement, blockers: readonly ConditionalBlocker[]): string {
  const blocking = blockers.find((one) => one.id === id);
  return blocking ? `No: ${blocking.text} (${blocking.citation})` : "Yes";
}
