import { writeList, writeText } from "#app/documents/engine/blocks.server.ts";
import type { Place } from "#app/documents/engine/place.server.ts";
import { INK, type Sheet } from "#app/documents/engine/sheet.server.ts";
import { type Cell, GAP, writeTable } from "#app/documents/engine/table.server.ts";
import { dayText, stateOf } from "#app/documents/engine/words.server.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import type { RecordSubcontract } from "#app/domain/record/content.ts";
import type { Chapter } from "./chapter.server.ts";

type Decision = NonNullable<RecordSubcontract["verdict"]>["decision"];
type Side = { title: string; decision: Decision | null; state: PostureState; absent: string };

/** The verdict on the day of award beside that on the day of the record, each with its reasons. */
export function writeVerdicts(
  sheet: Sheet,
  place: Place,
  chapter: Chapter,
  { asOf, catalogEdition }: { asOf: CalendarDate; catalogEdition: string },
): void {
  const { award, verdict } = chapter.subcontract;
  const atAward: Side = {
    title: award ? `At award, ${dayText(award.awardedOn)}` : "At award",
    decision: award?.verdict ?? null,
    state: award?.verdict.verdict ?? "undecided",
    absent: "No award is recorded",
  };
  const now: Side = {
    title: `As of ${dayText(asOf)}`,
    decision: verdict?.decision ?? null,
    state: stateOf(chapter.subcontract),
    absent: "Nobody answered what information flows",
  };
  const sides = [atAward, now];
  const width = (sheet.width - 84 - GAP * 2) / 2;
  const line = (term: string, say: (decision: Decision) => string) => [
    term,
    ...sides.map(({ decision }) => (decision ? say(decision) : "\u2014")),
  ];
  writeTable(
    sheet,
    place.element,
    [
      { width: 84, title: "Decided", isHeader: true, style: { size: 8.5, color: INK.soft } },
      ...sides.map(({ title }) => ({ width, title })),
    ],
    [
      ["Verdict", ...sides.map(verdictCell)],
      line("Required", (decision) => `${sayRequiredOf(decision)} (${decision.citation})`),
      line("Satisfied by", ({ satisfiedBy }) => nameSatisfying(chapter, satisfiedBy)),
      line("Holds until", ({ holdsUntil }) =>
        holdsUntil ? dayText(holdsUntil) : "It does not change by itself",
      ),
      line("Reasons", ({ reasons }) =>
        reasons.map(({ text, citation }) => `${text} (${citation})`).join("\n"),
      ),
      ...besideTheRule(sides),
      ["Catalog edition", award?.catalogVersion ?? "\u2014", verdict ? catalogEdition : "\u2014"],
    ],
  );
}

/** What stands beside the verdict on the rule, where a side knows of it. */
function besideTheRule(sides: readonly Side[]): Cell[][] {
  const isAsked = sides.some(({ decision }) => decision?.ownTerms);
  const isNoticed = sides.some(({ decision }) => (decision?.notices ?? []).length > 0);
  return [
    ...(isNoticed
      ? [
          [
            "To know",
            ...sides.map(
              ({ decision }) => decision?.notices?.map(({ text }) => text).join("\n") || "\u2014",
            ),
          ],
        ]
      : []),
    ...(isAsked
      ? [["Own terms, not the rule", ...sides.map(({ decision }) => sayOwnTerms(decision))]]
      : []),
  ];
}

function sayOwnTerms(decision: Decision | null): string {
  const own = decision?.ownTerms;
  if (!own) return "\u2014";
  const until = own.holdsUntil ? `, until ${dayText(own.holdsUntil)}` : "";
  return `${own.required}: ${own.verdict === "met" ? "met" : "not met"}${until}`;
}

function verdictCell({ decision, state, absent }: Side): Cell {
  if (!decision) return { text: absent, color: INK.soft };
  return { text: POSTURE_WORDS[state], state, face: "sans-bold" };
}

function nameSatisfying({ facts }: Chapter, id: string | null): string {
  if (id === null) return "No assessment";
  const fact = facts.find((one) => one.id === id);
  return fact ? summarizeFact(fact) : "An assessment that is not in this record";
}

/** What is still open, as it was when the record was made. */
export function writeGaps(sheet: Sheet, place: Place, { gaps }: RecordSubcontract): void {
  if (gaps.length === 0) {
    writeText(sheet, place.element, "Nothing: the record is complete.");
    return;
  }
  const texts = gaps.map(({ text }) => text);
  writeList(sheet, place.element, texts);
}
