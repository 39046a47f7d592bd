import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import {
  earlierAnswersIn,
  listAskedSections,
  listOpenQuestions,
  type Settled,
} from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import {
  type AcceptedAnswers,
  settleQuestions,
} from "#app/domain/questionnaire/settle-questions.ts";
import type { SkipReason, SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type LetterAddressee,
  listReadersOf,
} from "#app/queries/supplier/joined-contact.server.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import {
  questionnaireDecisions,
  questionnaireRequests,
  questionnaireResponses,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listProvedStatuses } from "./proved-status.server.ts";

/** What sending a questionnaire to one supplier would come to. */
export type PlannedSending = {
  supplierId: string;
  legalName: string;
} & (
  | {
      skip: null;
      organizationId: string;
      readers: LetterAddressee[];
      settled: Settled[];
      /** questions that it would see unanswered, follow-ups not counted */
      open: number;
    }
  | { skip: SkipReason }
);

export type ReachedSending = Extract<PlannedSending, { skip: null }>;

/** What the letter that asks says: what is previewed is what is sent. */
export function questionnaireFacts(
  { actor }: Scope,
  { title, purpose, minutes, asksSignature }: QuestionnaireContent,
  { dueOn, message, open }: { dueOn: CalendarDate; message: string; open: number },
): Omit<LetterFacts<"questionnaire-sent">, "link"> {
  return {
    primeName: actor.organizationName,
    senderName: actor.personName,
    title,
    purpose,
    minutes,
    asksSignature,
    questions: open,
    message,
    dueOn,
    isReminder: false,
    returned: [],
  };
}

/**
 * Who of some suppliers would get a questionnaire and with what settled, and who would not and why, in
 * the order of their names.
 *
 * @param asksAll whether accepted answers of before are asked again.
 */
export async function planSendings(
  scope: Scope,
  source: Pick<SourceQuestionnaire, "questionnaire" | "content">,
  supplierIds: readonly string[],
  asksAll: boolean,
): Promise<PlannedSending[]> {
  if (supplierIds.length === 0) return [];
  const { tx, actor } = scope;
  const ids = [...supplierIds];
  const [found, readers, open] = await Promise.all([
    tx
      .select()
      .from(suppliers)
      .where(and(inArray(suppliers.id, ids), eq(suppliers.primeId, actor.organizationId)))
      .orderBy(asc(suppliers.legalName), asc(suppliers.id)),
    listReadersOf(scope, ids),
    listOpen(scope, source.questionnaire, ids),
  ]);
  const planned: PlannedSending[] = [];
  for (const { id: supplierId, legalName, organizationId } of found) {
    const to = readers.get(supplierId) ?? [];
    const named = { supplierId, legalName };
    if (!organizationId || to.length === 0) planned.push({ ...named, skip: "not-joined" });
    else if (open.has(supplierId)) planned.push({ ...named, skip: "open-already" });
    else {
      const settled = await settleFor(scope, source, supplierId, asksAll);
      const asked = countOpen(source.content, settled);
      planned.push(
        asked === 0
          ? { ...named, skip: "nothing-to-ask" }
          : { ...named, skip: null, organizationId, readers: to, settled, open: asked },
      );
    }
  }
  return planned;
}

/** How many questions stand open, follow-ups not counted. */
export function countOpen(content: QuestionnaireContent, settled: readonly Settled[]): number {
  return listOpenQuestions(listAskedSections(content, {}, settled)).length;
}

async function settleFor(
  scope: Scope,
  { questionnaire, content }: Pick<SourceQuestionnaire, "questionnaire" | "content">,
  supplierId: string,
  asksAll: boolean,
): Promise<Settled[]> {
  const [statuses, former] = await Promise.all([
    listProvedStatuses(scope, supplierId),
    asksAll ? null : findAccepted(scope, questionnaire, supplierId),
  ]);
  return settleQuestions(content, statuses, former, scope.actor.on);
}

/** Suppliers that have this questionnaire and did not hand it in, or whose answer is not decided. */
async function listOpen(
  { tx, actor }: Scope,
  questionnaire: string,
  supplierIds: string[],
): Promise<Set<string>> {
  const rows = await tx
    .select({
      supplierId: questionnaireRequests.supplierId,
      outcome: questionnaireDecisions.outcome,
      withdrawnAt: questionnaireRequests.withdrawnAt,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .leftJoin(
      questionnaireDecisions,
      and(
        eq(questionnaireDecisions.requestId, questionnaireRequests.id),
        eq(questionnaireDecisions.outcome, "accepted"),
      ),
    )
    .where(
      and(
        eq(questionnaireRequests.primeId, actor.organizationId),
        eq(questionnaireSendings.questionnaire, questionnaire),
        inArray(questionnaireRequests.supplierId, supplierIds),
      ),
    );
  const open = rows.filter(({ outcome, withdrawnAt }) => !outcome && !withdrawnAt);
  return new Set(open.map(({ supplierId }) => supplierId));
}

/** What this supplier answered to any version of the questionnaire, as it was accepted last. */
async function findAccepted(
  { tx, actor }: Scope,
  questionnaire: string,
  supplierId: string,
): Promise<AcceptedAnswers | null> {
  const [row] = await tx
    .select({
      content: questionnaireSendings.content,
      settled: questionnaireRequests.settled,
      answers: questionnaireResponses.answers,
      submittedAt: questionnaireResponses.submittedAt,
    })
    .from(questionnaireDecisions)
    .innerJoin(
      questionnaireResponses,
      eq(questionnaireResponses.id, questionnaireDecisions.responseId),
    )
    .innerJoin(
      questionnaireRequests,
      eq(questionnaireRequests.id, questionnaireDecisions.requestId),
    )
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .where(
      and(
        eq(questionnaireDecisions.primeId, actor.organizationId),
        eq(questionnaireDecisions.outcome, "accepted"),
        eq(questionnaireDecisions.supplierId, supplierId),
        eq(questionnaireSendings.questionnaire, questionnaire),
      ),
    )
    .orderBy(desc(questionnaireResponses.submittedAt))
    .limit(1);
  if (!row) return null;
  // What was carried over then goes on being carried.
  const answers: ContentAnswers = { ...earlierAnswersIn(row.settled), ...row.answers };
  const submittedOn = calendarDateOf(row.submittedAt, actor.timeZone);
  return { content: row.content, answers, submittedOn };
}
