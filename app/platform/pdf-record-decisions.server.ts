import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { writeHeading, writeRows, writeTable, writeText } from "./pdf-blocks.server.ts";
import { INK, openSection, type Sheet, type Structure, space } from "./pdf-sheet.server.ts";
import { writeStamp } from "./pdf-stamp.server.ts";
import {
  awardWords,
  dayText,
  instantText,
  type RecordView,
  standsUntil,
} from "./pdf-words.server.ts";

/** The verdict on the day of award and on the day of the record, each with its reasons. */
export function writeVerdicts(sheet: Sheet, record: RecordView): void {
  const { award, verdict, asOf } = record;
  const section = openSection(sheet, "Verdict");
  writeHeading(sheet, section, `As of ${dayText(asOf)}`, 150);
  if (verdict)
    writeVerdict(sheet, section, verdict.decision, {
      state: verdict.state,
      under: standsUntil(verdict.decision, asOf),
    });
  else writeText(sheet, section, "Nobody answered yet what information flows down.");
  if (!award) return;
  writeHeading(sheet, section, `At award, ${dayText(award.awardedOn)}`, 150);
  writeVerdict(sheet, section, award.verdict, {
    state: award.verdict.verdict,
    under: standsUntil(award.verdict, award.awardedOn),
  });
  writeText(sheet, section, `Decided with catalog edition ${award.catalogVersion}.`, {
    size: 8.5,
    color: INK.mute,
  });
}

function writeVerdict(
  sheet: Sheet,
  section: Structure,
  { reasons }: Pick<EligibilityVerdict, "reasons">,
  stamp: { state: PostureState; under: string },
): void {
  writeStamp(sheet, section, stamp);
  const citation = { width: 150, title: "Citation", style: { size: 8.5, color: INK.soft } };
  writeTable(
    sheet,
    section,
    [{ width: sheet.width - 162, title: "Reason", isHeader: true }, citation],
    reasons.map(({ text, citation }) => [text, citation]),
  );
  space(sheet, 6);
}

/** The award, and every exception asked for, with who decided it and why. */
export function writeAward(sheet: Sheet, record: RecordView): void {
  const { award, exceptions } = record;
  const section = openSection(sheet, "Award and exceptions");
  writeText(sheet, section, awardWords(record));
  if (award)
    writeRows(sheet, section, [
      { term: "Awarded on", value: dayText(award.awardedOn) },
      {
        term: "Recorded",
        value: `${instantText(award.recordedAt)} by ${award.recordedByName}`,
      },
      {
        term: "Supported by the facts",
        value: award.isSupported ? "Yes" : "No: awarded by exception",
      },
    ]);
  if (exceptions.length === 0) writeText(sheet, section, "No exception was asked for.");
  for (const exception of exceptions) {
    const { decision } = exception;
    writeHeading(sheet, section, `Exception asked for ${instantText(exception.requestedAt)}`, 140);
    writeRows(sheet, section, [
      { term: "Asked by", value: exception.requestedByName },
      { term: "For an award on", value: dayText(exception.awardOn) },
      {
        term: "Verdict on that day",
        value: `${POSTURE_WORDS[exception.verdict.verdict]}. ${exception.verdict.reasons.map(({ text }) => text).join(" ")}`,
      },
      { term: "Reason given", value: exception.reason },
      { term: "Approver named", value: exception.approverName },
      {
        term: "Decision",
        value: decision
          ? `${decision.outcome === "approved" ? "Approved" : "Refused"} by ${decision.decidedByName}, ${instantText(decision.decidedAt)}. \u201c${decision.reason}\u201d`
          : "Not decided",
      },
    ]);
  }
}
