import type { Part, Subject } from "#app/domain/assignment/assignment.ts";
import {
  partsOfQuestionnaire,
  partsOfRequest,
  partsOfWorkbook,
} from "#app/domain/assignment/parts.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { getQuestionnaireFile } from "#app/queries/questionnaire/asked-request.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";

/** What is answered in parts, with what it is called. */
export type Assignable = {
  subject: Subject;
  /** in words: the prime and the subcontract, say */
  about: string;
  parts: Part[];
  /** by when the prime wants it; null where nobody waits */
  dueOn: CalendarDate | null;
};

/**
 * The parts of something that the actor's organization answers.
 *
 * @returns null where it does not, or nothing of it is to be answered any more.
 */
export function getAssignable(scope: Scope, subject: Subject): Promise<Assignable | null> {
  return READERS[subject.kind](scope, subject.id);
}

const READERS: Record<Subject["kind"], (scope: Scope, id: string) => Promise<Assignable | null>> = {
  async request(scope, id) {
    const file = await getRequestFile(scope, id);
    if (!file || file.request.isWithdrawn) return null;
    const { primeName, subcontractNumber, dueOn } = file.request;
    const sections = file.preparation.sections.map(({ section }) => section);
    return {
      subject: { kind: "request", id },
      about: `${primeName}, ${subcontractNumber}`,
      parts: partsOfRequest(sections),
      dueOn,
    };
  },
  async workbook(scope, id) {
    const open = await getWorkbook(scope, id);
    if (!open) return null;
    return {
      subject: { kind: "workbook", id },
      about: `the workbook of ${open.workbook.systemName}`,
      parts: partsOfWorkbook(),
      dueOn: null,
    };
  },
  async questionnaire(scope, id) {
    const file = await getQuestionnaireFile(scope, id);
    if (!file || !waitsForSupplier(file.state)) return null;
    const { content, primeName } = file.request;
    return {
      subject: { kind: "questionnaire", id },
      about: `${content.title}, ${primeName}`,
      parts: partsOfQuestionnaire(
        content,
        listOpenQuestions(file.sections).map((question) => question.id),
      ),
      dueOn: file.answerDueOn,
    };
  },
};
