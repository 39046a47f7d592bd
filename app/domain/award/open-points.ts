import type { OwnTermsVerdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { AwardGround } from "./decide.ts";
import { GAP_CODES, type Gap, gapsOfDays } from "./gaps.ts";

/** What stands against an award beside the verdict, in the order in which it is asked about. */
export const OPEN_POINT_CODES = [
  "own-terms-not-met",
  "outside-contract-period",
  "lower-tier-ineligible",
  ...GAP_CODES,
] as const;
export type OpenPointCode = (typeof OPEN_POINT_CODES)[number];

/** One open point: what it says, once for each thing that it is about. */
export type OpenPoint = { code: OpenPointCode; texts: string[] };

/** An open point with why the award was made all the same. */
export type AnsweredPoint = OpenPoint & { reason: string };

export type OpenPointBasis = {
  awardedOn: CalendarDate;
  recordedOn: CalendarDate;
  ground: AwardGround;
  /** of the day of the award; null or absent where the prime asks nothing beyond the rule */
  ownTerms: OwnTermsVerdict | null | undefined;
  /** period of performance of the prime contract */
  contract: { startsOn: CalendarDate; endsOn: CalendarDate };
  /** subcontracts below that get FCI or CUI and may not be awarded on that day */
  ineligibleBelow: readonly { number: string; supplierName: string }[];
  /** what is still open about the subcontract itself */
  gaps: readonly Gap[];
};

/**
 * What is still open when an award is recorded. None of it forbids the award; each needs a written
 * reason, which stays with it.
 *
 * @returns each code once, in the order of `OPEN_POINT_CODES`.
 */
export function listOpenPoints(basis: OpenPointBasis): OpenPoint[] {
  const found = [
    ...pointsOfOwnTerms(basis),
    ...pointsOfDays(basis),
    ...pointsBelow(basis),
    ...basis.gaps,
  ];
  return OPEN_POINT_CODES.flatMap((code) => {
    const texts = found.filter((point) => point.code === code).map(({ text }) => text);
    return texts.length > 0 ? [{ code, texts }] : [];
  });
}

type Point = { code: OpenPointCode; text: string };

/** The reason for an award all the same is the waiver of the prime's own terms. */
function pointsOfOwnTerms({ ownTerms }: OpenPointBasis): Point[] {
  if (ownTerms?.verdict !== "not-met") return [];
  const why = ownTerms.reasons.map(({ text }) => text).join(" ");
  return [
    {
      code: "own-terms-not-met",
      text: `Your company asks for ${ownTerms.required} beyond the rule, and it is not met. ${why}`,
    },
  ];
}

function pointsOfDays({ awardedOn, recordedOn, ground, contract }: OpenPointBasis): Point[] {
  const points: Point[] = [];
  if (ground.ok) points.push(...gapsOfDays({ awardedOn, recordedOn, ...ground }));
  if (awardedOn < contract.startsOn)
    points.push({
      code: "outside-contract-period",
      text: `The period of performance of the contract begins on ${formatDate(contract.startsOn)}, after the award.`,
    });
  if (awardedOn > contract.endsOn)
    points.push({
      code: "outside-contract-period",
      text: `The period of performance of the contract ended on ${formatDate(contract.endsOn)}, before the award.`,
    });
  return points;
}

function pointsBelow({ ineligibleBelow }: OpenPointBasis): Point[] {
  return ineligibleBelow.map(({ number, supplierName }) => ({
    code: "lower-tier-ineligible",
    text: `${number} of ${supplierName}, below this subcontract, gets the information and is ineligible.`,
  }));
}

/**
 * Put the reasons beside the open points.
 *
 * @param reasons by code; those of points that are not open are left aside.
 * @returns the codes that have no reason, when there are any.
 */
export function answerOpenPoints(
  points: readonly OpenPoint[],
  reasons: Readonly<Partial<Record<OpenPointCode, string>>>,
): { ok: true; answered: AnsweredPoint[] } | { ok: false; missing: OpenPointCode[] } {
  const reasonOf = (code: OpenPointCode) => reasons[code]?.trim() ?? "";
  const missing = points.map(({ code }) => code).filter((code) => reasonOf(code) === "");
  if (missing.length > 0) return { ok: false, missing };
  return {
    ok: true,
    answered: points.map((point) => ({ ...point, reason: reasonOf(point.code) })),
  };
}
