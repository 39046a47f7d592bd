import { writePairedRows, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import { type Sheet, space } from "#app/documents/engine/sheet.server.ts";
import { awardWords, dayText, instantText } from "#app/documents/engine/words.server.ts";
import { OPEN_POINT_QUESTIONS } from "#app/domain/award/open-point-words.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import type { RecordSubcontract } from "#app/domain/record/content.ts";

type Award = NonNullable<RecordSubcontract["award"]>;
type Exception = RecordSubcontract["exceptions"][number];
type Row = { term: string; value: string };

/**
 * The award, those recorded in error, and every exception asked for, with all that was said to it.
 *
 * @param asOf the day of the record: a condition that is due later is no omission.
 */
export function writeAward(
  sheet: Sheet,
  place: Place,
  subcontract: RecordSubcontract,
  asOf: CalendarDate,
): void {
  const { award, annulledAwards = [], exceptions } = subcontract;
  const { element } = place;
  writeText(sheet, element, awardWords(subcontract));
  if (award) writePairedRows(sheet, element, awardRows(award));
  for (const annulled of annulledAwards) {
    const { annulledAt, annulledByName, reason } = annulled.annulment;
    openHeading(sheet, place, `Award recorded in error, ${dayText(annulled.awardedOn)}`);
    writePairedRows(sheet, element, [
      { term: "Annulled", value: `${instantText(annulledAt)} by ${annulledByName}` },
      { term: "Why", value: quoted(reason) },
      ...awardRows(annulled),
    ]);
  }
  space(sheet, 4);
  if (exceptions.length === 0) writeText(sheet, element, "No exception was asked for.");
  for (const exception of exceptions) {
    openHeading(sheet, place, `Exception asked for ${instantText(exception.requestedAt)}`);
    writePairedRows(sheet, element, exceptionRows(exception, asOf));
  }
}

const quoted = (text: string): string => `\u201c${text}\u201d`;

function awardRows(award: Award): Row[] {
  const { recordedVerdict, recordedOn, openPoints = [] } = award;
  return [
    { term: "Awarded on", value: dayText(award.awardedOn) },
    { term: "Supported by facts", value: award.isSupported ? "Yes" : "No: by exception" },
    {
      term: "Recorded",
      value: `${instantText(award.recordedAt)} by ${award.recordedByName}${award.isRecordedLate ? ". Recorded late" : ""}`,
    },
    ...(recordedVerdict && recordedOn
      ? [{ term: `Verdict on ${dayText(recordedOn)}`, value: verdictWords(recordedVerdict) }]
      : []),
    ...openPoints.map(({ code, texts, reason }) => ({
      term: "Open at award",
      value: `${texts.join(" ")} ${OPEN_POINT_QUESTIONS[code]} ${quoted(reason)}`,
    })),
  ];
}

function verdictWords({ verdict, reasons }: Award["verdict"]): string {
  return `${POSTURE_WORDS[verdict]}. ${reasons.map(({ text }) => text).join(" ")}`;
}

function exceptionRows(exception: Exception, asOf: CalendarDate): Row[] {
  const { awardOn, awardUntil = awardOn, decision, withdrawal } = exception;
  const days =
    awardUntil === awardOn ? dayText(awardOn) : `${dayText(awardOn)} until ${dayText(awardUntil)}`;
  return [
    { term: "Asked by", value: exception.requestedByName },
    { term: "For an award on", value: days },
    { term: "Verdict that day", value: verdictWords(exception.verdict) },
    { term: "Reason given", value: quoted(exception.reason) },
    ...(exception.reassignments ?? []).map((one) => ({
      term: "Given on",
      value: `To ${one.approverName} by ${one.reassignedByName}, ${instantText(one.reassignedAt)}. ${quoted(one.reason)}`,
    })),
    { term: "Approver named", value: exception.approverName },
    { term: "Decision", value: decision ? decisionWords(decision) : "Not decided" },
    ...(exception.conditions ?? []).map((condition) => ({
      term: `Due by ${dayText(condition.dueOn)}`,
      value: conditionWords(condition, asOf),
    })),
    ...(withdrawal
      ? [
          {
            term: "Withdrawn",
            value: `${instantText(withdrawal.withdrawnAt)} by ${fullStop(withdrawal.withdrawnByName)} ${quoted(withdrawal.reason)}`,
          },
        ]
      : []),
  ];
}

function decisionWords({ outcome, ...decision }: NonNullable<Exception["decision"]>): string {
  const { decidedByName, decidedAt, reason, verdict } = decision;
  const about = verdict ? ` Decided about: ${verdictWords(verdict)}` : "";
  return `${outcome === "approved" ? "Approved" : "Refused"} by ${decidedByName}, ${instantText(decidedAt)}. ${quoted(reason)}${about}`;
}

type Condition = NonNullable<Exception["conditions"]>[number];

function conditionWords({ text, dueOn, outcome }: Condition, asOf: CalendarDate): string {
  if (!outcome)
    return dueOn < asOf
      ? `${text} Overdue: nobody recorded what became of it.`
      : `${text} To be met.`;
  const word = outcome.outcome === "met" ? "Met" : "Not met";
  return `${text} ${word}: ${quoted(outcome.note)} ${outcome.recordedByName}, ${instantText(outcome.recordedAt)}`;
}
