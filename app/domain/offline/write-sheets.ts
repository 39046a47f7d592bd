import type { FlowdownClause } from "#app/domain/flowdown/types.ts";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import type { Sheet } from "#app/domain/workbook/sheets.ts";
import { OFFLINE_QUESTIONS, type OfflineQuestion } from "./questions.ts";

/** The columns of the answers, and their places from 0. */
export const OFFLINE_COLUMNS = [
  { header: "Section", width: 26 },
  { header: "Question", width: 40 },
  { header: "Your answer", width: 44 },
  { header: "What to write", width: 48 },
  { header: "Key", width: 8 },
  { header: "As we had it", width: 8 },
  { header: "Request", width: 8 },
] as const;
export const ANSWER_COLUMN = 2;
export const KEY_COLUMN = 4;
/**
 * The mark: what was filled in when it was written, and of which request, in each row. Cells are what
 * every spreadsheet program keeps, in CSV too; properties of the file and defined names are not.
 */
export const HAD_COLUMN = 5;
export const REQUEST_COLUMN = 6;

/** How a row is known again, whatever became of its words. */
export function keyOf({ section, field }: OfflineQuestion): string {
  return `${section}.${field}`;
}

type OfflineRequest = {
  id: string;
  primeName: string;
  subcontractNumber: string;
  required: string | null;
  why: string;
  dueOn: string;
  clauses: readonly FlowdownClause[];
  /** set where the prime sends it out: who gets it back; null where it is brought in the portal */
  returnTo?: string | null;
};

/**
 * A request as a spreadsheet: what to answer, with what is known filled in, and what flows down. Only
 * the answers can be changed; where there is a choice, they are chosen from a list.
 *
 * @param sections that are asked, with what their forms show.
 * @throws never
 */
export function writeOfflineSheets(
  request: OfflineRequest,
  sections: readonly { section: SubmissionSection; values: SectionValues }[],
): Sheet[] {
  const asked = new Map(sections.map(({ section, values }) => [section, values]));
  const questions = OFFLINE_QUESTIONS.filter(({ section }) => asked.has(section));
  return [
    {
      name: "Answers",
      columns: OFFLINE_COLUMNS.map((column, index) => ({
        ...column,
        isHidden: index >= KEY_COLUMN,
        isOpen: index === ANSWER_COLUMN,
      })),
      rows: questions.map((question) => {
        const had = shown(question, asked.get(question.section)?.[question.field]);
        const { section, label, help } = question;
        const { title } = SECTION_NAMES[section];
        return [title, label, had, help, keyOf(question), had, request.id];
      }),
      choices: questions.map(({ options, help }, index) => ({
        row: index,
        column: ANSWER_COLUMN,
        options: options?.map(({ label }) => label) ?? null,
        help,
      })),
    },
    {
      name: "What flows down",
      columns: [
        { header: "What", width: 40 },
        { header: "In words", width: 90 },
      ],
      rows: [
        ["Asked by", request.primeName],
        ["Subcontract", request.subcontractNumber],
        ["Answer due", request.dueOn],
        ["Required CMMC status", request.required ?? "None"],
        ["Why", request.why],
        ["Files", "Evidence is added in the portal. Never put CUI into this spreadsheet."],
        [
          "Signature",
          request.returnTo
            ? "Your official reads and signs the answers in the portal. Without that they are no statement of yours, and your prime cannot rely on them."
            : "Your official reads and signs the answers in the portal.",
        ],
        ...(request.returnTo
          ? [
              ["Send it back to", request.returnTo],
              [
                "Or without email",
                "Open the link in our letter and choose “Answer in a spreadsheet instead”. You need no account for that.",
              ],
            ]
          : []),
        ...request.clauses.map((clause) => [
          `${clause.number} ${clause.title}`,
          `You must: ${clause.subcontractorMust}`,
        ]),
      ],
    },
  ];
}

/** A value of a form as it stands in a cell. @throws never */
export function shown({ options }: OfflineQuestion, value: string | string[] | undefined): string {
  const text = [value ?? ""].flat().join(", ");
  if (!options || text === "") return text;
  return options.find((option) => option.value === text)?.label ?? "";
}
