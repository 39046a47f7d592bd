import type { SubjectKind } from "#app/domain/assignment/assignment.ts";
import { readQuestionPart } from "#app/domain/assignment/parts.ts";
import { SECTION_NAMES } from "#app/domain/questionnaire/sections.ts";
import { FAMILIES, isAnswered } from "#app/domain/workbook/evaluate.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getQuestionnaireFile } from "#app/queries/questionnaire/asked-request.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { requirements } from "#catalogs/index.ts";
import type { Assignment } from "./assignment.server.ts";

/**
 * What of a part that somebody was given has no whole answer yet, in words: its questions, its requirements, or the
 * section itself.
 */
export function listLeftOpen(scope: Scope, { subject, part }: AssignedPart): Promise<string[]> {
  return READERS[subject.kind](scope, subject.id, part);
}

type AssignedPart = Pick<Assignment, "subject" | "part">;

type Reader = (scope: Scope, id: string, part: string) => Promise<string[]>;

const READERS: Record<SubjectKind, Reader> = {
  async request(scope, id, part) {
    const file = await getRequestFile(scope, id);
    return (file?.preparation.sections ?? [])
      .filter(({ section, state }) => section === part && state !== "done")
      .map(({ section }) => SECTION_NAMES[section].title);
  },
  async workbook(scope, id, part) {
    const open = await getWorkbook(scope, id);
    const ids = FAMILIES.find(({ slug }) => slug === part)?.ids ?? [];
    return requirements
      .filter((one) => ids.includes(one.id) && !isAnswered(one.id, open?.answers[one.id]))
      .map((one) => `${one.id} ${one.title}`);
  },
  async questionnaire(scope, id, part) {
    const file = await getQuestionnaireFile(scope, id);
    if (!file) return [];
    const named = readQuestionPart(part);
    const labels = new Map(
      file.request.content.sections.flatMap(({ questions }) =>
        questions.map((question) => [question.id, question.label]),
      ),
    );
    return file.problems
      .filter(({ section, question }) => section === named.section && isOf(named, question))
      .map(({ question }) => labels.get(question) ?? question);
  },
};

function isOf(named: { question: string | null }, question: string): boolean {
  return named.question === null || named.question === question;
}
