import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type AskedSection, listAskedSections } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import {
  type FormerRound,
  findRoundProblems,
  type RoundProblem,
} from "#app/domain/questionnaire/next-round.ts";
import { type ResponseState, responseStateOf } from "#app/domain/questionnaire/response-state.ts";
import { formerRoundOf, latestDueOn, type Round } from "#app/domain/questionnaire/rounds.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { StandingContentAnswer } from "#app/domain/questionnaire/settle-answers.ts";
import { type DueClock, dueClock } from "#app/domain/request/due-clock.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { questionnaireDueSql } from "#app/queries/sql/due-date.server.ts";
import {
  questionnaireAnswers,
  questionnaireRequests,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { listRounds } from "./rounds.server.ts";

/** What a supplier has of a questionnaire: what stands, what is missing, what became of it. */
export type QuestionnaireFile = {
  request: SentQuestionnaire;
  /** the latest day that was told: of the sending, or of a return after it */
  answerDueOn: CalendarDate;
  /** by which clock that is */
  clock: DueClock;
  /** what stands now, by question */
  standing: Map<string, StandingContentAnswer>;
  answers: ContentAnswers;
  /** newest first */
  rounds: Round[];
  former: FormerRound;
  sections: AskedSection[];
  problems: RoundProblem[];
  state: ResponseState;
};

const SENT = { request: questionnaireRequests, sending: questionnaireSendings };

/** The questionnaires that came to the actor's organization, the latest due first. */
export function listQuestionnaireFiles(scope: Scope): Promise<QuestionnaireFile[]> {
  return readFiles(scope, undefined);
}

/** One of them; null when there is none. */
export async function getQuestionnaireFile(
  scope: Scope,
  requestId: string,
): Promise<QuestionnaireFile | null> {
  const [file] = await readFiles(scope, eq(questionnaireRequests.id, requestId));
  return file ?? null;
}

async function readFiles(scope: Scope, which: SQL | undefined): Promise<QuestionnaireFile[]> {
  const { tx, actor } = scope;
  const own = eq(questionnaireRequests.organizationId, actor.organizationId);
  const rows = await tx
    .select({
      ...SENT,
      primeTimeZone: sql<string | null>`flowdown.prime_time_zone(${questionnaireRequests.primeId})`,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .where(and(own, which))
    .orderBy(desc(questionnaireDueSql), desc(questionnaireRequests.id));
  const ids = rows.map(({ request }) => request.id);
  const [rounds, answers] = await Promise.all([listRounds(scope, ids), listStanding(scope, which)]);
  return rows.map((row) =>
    fileOf(scope, row, rounds.get(row.request.id) ?? [], answers.get(row.request.id)),
  );
}

type SentRow = {
  request: typeof questionnaireRequests.$inferSelect;
  sending: typeof questionnaireSendings.$inferSelect;
};

/** A row of what was sent, as it is told. */
export function tellSent({ request, sending }: SentRow): SentQuestionnaire {
  const { id, primeId, supplierId, organizationId, settled, startedAt, withdrawnAt } = request;
  const { primeName, sentBy, sentByName, sentAt, questionnaire, version, message } = sending;
  const { content, contentHash } = sending;
  return {
    id,
    primeId,
    primeName,
    supplierId,
    organizationId,
    sentBy,
    sentByName,
    questionnaire,
    version,
    content,
    contentHash,
    message,
    settled,
    sentAt: sentAt.toISOString(),
    dueOn: calendarDate(sending.dueOn),
    isStarted: startedAt !== null,
    isWithdrawn: withdrawnAt !== null,
  };
}

function fileOf(
  { actor }: Scope,
  { primeTimeZone, ...row }: SentRow & { primeTimeZone: string | null },
  rounds: Round[],
  standing: Map<string, StandingContentAnswer> = new Map(),
): QuestionnaireFile {
  const request = tellSent(row);
  const answerDueOn = latestDueOn(request, rounds);
  const answers = Object.fromEntries(
    [...standing].map(([question, { answer }]) => [question, answer]),
  );
  const sections = listAskedSections(request.content, answers, request.settled);
  const former = formerRoundOf(rounds);
  const [newest] = rounds;
  return {
    request,
    answerDueOn,
    clock: dueClock(answerDueOn, actor.at, { own: actor.timeZone, prime: primeTimeZone }),
    standing,
    answers,
    rounds,
    former,
    sections,
    problems: findRoundProblems(sections, answers, former),
    state: responseStateOf({
      isWithdrawn: request.isWithdrawn,
      isStarted: request.isStarted,
      isSubmitted: newest !== undefined,
      isReviewBegun: false,
      outcome: newest?.decision?.outcome ?? null,
    }),
  };
}

/** The answers that stand, by request and question: of each the latest version. */
async function listStanding(
  { tx, actor }: Scope,
  which: SQL | undefined,
): Promise<Map<string, Map<string, StandingContentAnswer>>> {
  const rows = await tx
    .selectDistinctOn([questionnaireAnswers.requestId, questionnaireAnswers.question], {
      answer: questionnaireAnswers,
    })
    .from(questionnaireAnswers)
    .innerJoin(questionnaireRequests, eq(questionnaireRequests.id, questionnaireAnswers.requestId))
    .where(and(eq(questionnaireAnswers.organizationId, actor.organizationId), which))
    .orderBy(
      questionnaireAnswers.requestId,
      questionnaireAnswers.question,
      desc(questionnaireAnswers.version),
    );
  const found = new Map<string, Map<string, StandingContentAnswer>>();
  for (const { answer: row } of rows) {
    const { requestId, question, version, answer, answeredByName, answeredAt } = row;
    const of = found.get(requestId) ?? new Map<string, StandingContentAnswer>();
    of.set(question, {
      question,
      version,
      answer,
      answeredBy: answeredByName,
      answeredAt: answeredAt.toISOString(),
    });
    found.set(requestId, of);
  }
  return found;
}

/** What some versions of answers said, by question. */
export async function listAnswerVersions(
  { tx, actor }: Scope,
  requestId: string,
  versions: readonly { question: string; version: number }[],
): Promise<ContentAnswers> {
  const read = versions.filter(({ version }) => version > 0);
  if (read.length === 0) return {};
  const pairs = sql.join(
    read.map(({ question, version }) => sql`(${question}::text, ${version}::int)`),
    sql`, `,
  );
  const rows = await tx
    .select({ question: questionnaireAnswers.question, answer: questionnaireAnswers.answer })
    .from(questionnaireAnswers)
    .where(
      and(
        eq(questionnaireAnswers.requestId, requestId),
        eq(questionnaireAnswers.organizationId, actor.organizationId),
        sql`(${questionnaireAnswers.question}, ${questionnaireAnswers.version}) in (${pairs})`,
      ),
    );
  return Object.fromEntries(rows.map(({ question, answer }) => [question, answer]));
}
