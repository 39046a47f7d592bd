import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { FactContents, FactEvidence } from "./content.ts";

/**
 * What a supplier can show without signing in. An acknowledgement and an attestation are acts of the
 * supplier itself: nobody else can record them for it.
 */
export const SHOWING_KINDS = [
  "organization-profile",
  "information-system",
  "assessment",
  "affirmation",
  "certification",
] as const;
export type ShowingKind = (typeof SHOWING_KINDS)[number];

/** How it reached the prime. */
export const SHOWN_HOW = ["paper", "phone", "email", "in-person", "spreadsheet"] as const;
export type ShownHow = (typeof SHOWN_HOW)[number];

/** Each as it is chosen. */
export const SHOWN_HOW_NAMES: Record<ShownHow, string> = {
  paper: "On paper",
  phone: "By phone",
  email: "By email",
  "in-person": "In person",
  spreadsheet: "In the request's spreadsheet",
};

/** Each within a sentence. */
const HOW_IN_A_SENTENCE: Record<ShownHow, string> = {
  paper: "on paper",
  phone: "by phone",
  email: "by email",
  "in-person": "in person",
  spreadsheet: "in the spreadsheet of the request",
};

/** From whom the prime has it, how and when. */
export type ShowingSource = {
  shownBy: string;
  shownByTitle: string;
  shownHow: ShownHow;
  shownOn: CalendarDate;
  /** what was seen or heard */
  note: string;
};

/** What became of what was recorded. Only one that stands is still the last word. */
export const SHOWING_STATES = ["stands", "corrected", "withdrawn", "answered"] as const;
export type ShowingState = (typeof SHOWING_STATES)[number];

type ShowingOf<K extends ShowingKind> = ShowingSource & {
  id: string;
  supplierId: string;
  kind: K;
  lineageId: string;
  supersedesId: string | null;
  /** why it takes the place of the one before; null for the first */
  correctionReason: string | null;
  isWithdrawn: boolean;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  /** SHA-256 of the canonical JSON of `content`, hexadecimal */
  contentHash: string;
  content: FactContents[K];
  /** the one file that was kept of it, if any */
  evidence: FactEvidence[];
  state: ShowingState;
  /** ISO instant, UTC: when the supplier's official signed an answer of its own since; null before */
  answeredAt: string | null;
};

/**
 * What a supplier showed on paper or by phone, as its prime recorded it: nobody of the supplier
 * attested it.
 *
 * @see 32 CFR 170.22; docs/decisions/0015-what-the-prime-recorded.md
 */
export type Showing = { [K in ShowingKind]: ShowingOf<K> }[ShowingKind];

/** "Dana Reed, owner, by phone on 12 Nov 2026": whom and when it is from. */
export function saySource({
  shownBy,
  shownByTitle,
  shownHow,
  shownOn,
}: Omit<ShowingSource, "note">): string {
  const who = [shownBy, shownByTitle].filter(Boolean).join(", ");
  return `${who}, ${HOW_IN_A_SENTENCE[shownHow]} on ${formatDate(shownOn)}`;
}

/** The words without which it is shown nowhere. */
export function sayRecordedByPrime(source: Omit<ShowingSource, "note">): string {
  return `Recorded by the prime from ${saySource(source)}. No attestation.`;
}

/** Why one is no longer the last word; null while it stands. */
export function sayOvertaken({
  state,
  answeredAt,
}: Pick<Showing, "state" | "answeredAt">): string | null {
  if (state === "corrected") return "Corrected since";
  if (state === "withdrawn") return "Taken back";
  if (state === "answered" && answeredAt) return "Superseded by the supplier's own answer";
  return null;
}
