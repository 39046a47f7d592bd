import { type Row, writePairedRows, writeText } from "#app/documents/engine/blocks.server.ts";
import { openHeading, type Place } from "#app/documents/engine/place.server.ts";
import type { Sheet } from "#app/documents/engine/sheet.server.ts";
import { instantText } from "#app/documents/engine/words.server.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import {
  type HeardTiers,
  TIER_STATE_WORDS,
  TIER_STATES,
  type TierLevel,
} from "#app/domain/lower-tier/rollup.ts";
import { sayHeard, sayPassedOn } from "#app/domain/lower-tier/told.ts";
import type { RecordToldTiers } from "#app/domain/record/parts.ts";

/** What the subcontractor told of the subcontracts below its own, each time that it did. */
export function writeToldTiers(sheet: Sheet, place: Place, told: readonly RecordToldTiers[]): void {
  writeText(
    sheet,
    place.element,
    "What the subcontractor said of the subcontracts that it placed itself, from what it kept of them in the portal. It is its word: the prime has not checked it, and no verdict rests on it (DFARS 252.204-7021(d)(4), (f)).",
  );
  for (const one of told) {
    const { element } = openHeading(sheet, place, `As of ${formatDate(one.content.asOf)}`);
    writePairedRows(sheet, element, rowsOf(one));
  }
}

function rowsOf({
  toldAt,
  toldByName,
  toldByTitle,
  content,
  contentSha256,
}: RecordToldTiers): Row[] {
  const { direct, further, worst, holdsUntil, levels, named, heard } = content;
  return [
    { term: "Told", value: `${instantText(toldAt)} by ${toldByName}, ${toldByTitle}` },
    { term: "Subcontracts below", value: `${direct} right below, ${further} further down` },
    { term: "Clauses", value: sayPassedOn(content) },
    {
      term: "All together",
      value: worst ? `${TIER_STATE_WORDS[worst]}${untilText(holdsUntil)}` : "No lower tier",
    },
    ...levels.map((level) => ({ term: level.required, value: sayLevel(level) })),
    ...(heard ? heardRows(heard) : []),
    ...(named ?? []).map(({ name, cages, required, state, holdsUntil: until }) => ({
      term: "By name",
      value: `${name}, CAGE ${cages.join(", ") || "not known"}: ${required}, ${TIER_STATE_WORDS[state]}${untilText(until)}`,
    })),
    ...(named ? [] : [{ term: "Names", value: "Not told" }]),
    { term: "Hash of what was told", value: contentSha256, isCode: true },
  ];
}

/** What its lower tiers told it in turn, apart from what it records itself. */
function heardRows(heard: HeardTiers): Row[] {
  return [
    {
      term: "Told by its lower tiers",
      value: `${sayHeard(heard)} ${sayPassedOn(heard)} From ${formatDate(heard.since)} on.`,
    },
    ...heard.levels.map((level) => ({
      term: `Told: ${level.required}`,
      value: sayLevel(level),
    })),
  ];
}

function sayLevel({ counts, holdsUntil }: TierLevel): string {
  const states = TIER_STATES.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${TIER_STATE_WORDS[state]}`)
    .join(", ");
  return `${states}${holdsUntil ? `, the first until ${formatDate(holdsUntil)}` : ""}`;
}

function untilText(on: CalendarDate | null): string {
  return on ? `, until ${formatDate(on)}` : "";
}
