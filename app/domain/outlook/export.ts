import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { ACT_WORDS, WHOSE } from "./act.ts";
import { OUTLOOK_LIST_WORDS, type OutlookFilter } from "./list-address.ts";
import type { OutlookQuestion } from "./question.ts";
import { sayWhy } from "./reason-words.ts";
import type { OutlookRow } from "./row.ts";
import { ASSUMED_WORDS, type Assumption, GROUND_WORDS, REACH_WORDS } from "./words.ts";

type Told = {
  header: string;
  /** in characters, in a spreadsheet */
  width: number;
  tell: (row: OutlookRow) => string | null | undefined;
};

/** The columns of the file, in their order. */
const COLUMNS: readonly Told[] = [
  { header: "subcontract_number", width: 18, tell: ({ number }) => number },
  { header: "contract_piid", width: 20, tell: ({ piid }) => formatPiid(piid) },
  { header: "legal_name", width: 30, tell: ({ supplierName }) => supplierName },
  { header: "value_usd", width: 14, tell: ({ value }) => (value === null ? null : String(value)) },
  { header: "awarded", width: 9, tell: ({ isAwarded }) => (isAwarded ? "yes" : "no") },
  { header: "today", width: 18, tell: ({ today }) => POSTURE_WORDS[today] },
  { header: "then", width: 18, tell: ({ ahead }) => POSTURE_WORDS[ahead] },
  { header: "turns_on", width: 12, tell: ({ turnsOn }) => turnsOn },
  { header: "holds_until", width: 12, tell: ({ holdsUntil }) => holdsUntil },
  { header: "requires_today", width: 18, tell: ({ requiredToday }) => requiredToday },
  { header: "requires_then", width: 18, tell: ({ requiredThen }) => requiredThen },
  {
    header: "reason",
    width: 70,
    tell: ({ reason }) => reason && `${reason.text} (${reason.citation})`,
  },
  {
    header: "rests_on",
    width: 30,
    tell: ({ restsOn }) => restsOn.map((kind) => ASSUMED_WORDS[kind]).join("; "),
  },
  {
    header: "requirement_to_be_removed",
    width: 14,
    tell: ({ isRemovalPending }) => (isRemovalPending ? "yes" : null),
  },
  { header: "c3pao", width: 28, tell: ({ needed }) => needed && REACH_WORDS[needed.reach] },
  { header: "c3pao_needed_on", width: 14, tell: ({ needed }) => needed?.neededOn },
  { header: "c3pao_begin_by", width: 14, tell: ({ needed }) => needed?.beginBy },
  { header: "what_to_do", width: 44, tell: ({ act }) => act && ACT_WORDS[act] },
  { header: "whose_turn", width: 10, tell: ({ act }) => act && WHOSE[act] },
  { header: "contact_name", width: 22, tell: ({ contact }) => contact?.name },
  { header: "contact_email", width: 28, tell: ({ contact }) => contact?.email },
  { header: "owner", width: 20, tell: ({ owner }) => owner },
];

/** The columns of the file with their widths in characters. */
export const OUTLOOK_COLUMNS = COLUMNS.map(({ header, width }) => ({ header, width }));

/** One row of the file; a cell that says nothing is "". */
export function outlookLine(row: OutlookRow): string[] {
  return COLUMNS.map(({ tell }) => tell(row) ?? "");
}

/** What stands beside the rows in a file: what was asked, what was taken for given, which rows. */
export function aboutOutlook(
  { on }: OutlookQuestion,
  assumptions: readonly Assumption[],
  filter: OutlookFilter,
  of: { organizationName: string; personName: string; asOf: OutlookQuestion["on"] },
): string[][] {
  const { list, today, ahead, why, reach } = filter;
  const rows = [
    today && `today ${POSTURE_WORDS[today]}`,
    ahead && `then ${POSTURE_WORDS[ahead]}`,
    why && sayWhy(ahead ?? "ineligible", why),
    reach && (reach === "cannot" ? "Level 2 (C3PAO) not in time" : REACH_WORDS[reach]),
  ].filter(Boolean);
  return [
    ["A what-if", "No verdict rests on it, and nothing is in force because of it."],
    ["Of", of.organizationName],
    ["On", formatDate(on)],
    ["As known on", formatDate(of.asOf)],
    ["Made by", of.personName],
    ["Holds", rows.length > 0 ? rows.join("; ") : OUTLOOK_LIST_WORDS[list]],
    ...assumptions.map(({ about, text, ground, citation, since }) => [
      about,
      [text, GROUND_WORDS[ground], citation, since && `from ${formatDate(since)}`]
        .filter(Boolean)
        .join(" · "),
    ]),
  ];
}
