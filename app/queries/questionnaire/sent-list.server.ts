import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { calendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { ExportedResponse } from "#app/domain/questionnaire/export-answers.ts";
import { RESPONSE_STATES, type ResponseState } from "#app/domain/questionnaire/response-state.ts";
import type { SentSort } from "#app/domain/questionnaire/sent-address.ts";
import type { SentFilter, SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { questionnaireDueSql } from "#app/queries/sql/due-date.server.ts";
import { likePattern } from "#app/queries/sql/like-pattern.server.ts";
import {
  questionnaireDecisions,
  questionnaireRequests,
  questionnaireResponses,
  questionnaireReviews,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listRounds } from "./rounds.server.ts";

export const SENT_PER_PAGE = 50;

export type SentPage = {
  items: SentItem[];
  /** of everything that was sent, whatever the filter */
  counts: Record<ResponseState, number>;
  late: number;
  hasNext: boolean;
};

/** The newest round of a request. */
const newest = sql`(select ${questionnaireResponses.id} from ${questionnaireResponses}
  where ${questionnaireResponses.requestId} = ${questionnaireRequests.id}
  order by ${questionnaireResponses.round} desc limit 1)`;

/** How far a request is: what `responseStateOf` says, counted by the database. */
const stateSql = sql<ResponseState>`case
  when ${questionnaireRequests.withdrawnAt} is not null then 'withdrawn'
  when ${newest} is null and ${questionnaireRequests.startedAt} is null then 'sent'
  when ${newest} is null then 'started'
  else coalesce(
    (select ${questionnaireDecisions.outcome} from ${questionnaireDecisions}
      where ${questionnaireDecisions.responseId} = ${newest}),
    case when exists (select 1 from ${questionnaireReviews}
      where ${questionnaireReviews.responseId} = ${newest}) then 'in-review' else 'submitted' end)
  end`;

/** Whether it waits for the supplier. */
export const isAwaited = sql`${stateSql} in ('sent', 'started', 'returned')`;

function lateSql({ actor }: Scope): SQL {
  return sql`${isAwaited} and ${questionnaireDueSql} < ${actor.on}`;
}

/** How the list is sorted; `isTurned` the other way round than the sort goes of itself. */
export type SentOrder = { sort?: SentSort; isTurned?: boolean };

const titleSql = sql<string>`${questionnaireSendings.content} ->> 'title'`;

const SORTED_BY: Record<SentSort, SQL> = {
  sent: sql`${questionnaireSendings.sentAt}`,
  supplier: sql`lower(${suppliers.legalName})`,
  questionnaire: sql`lower(${titleSql})`,
  due: questionnaireDueSql,
};

/** The newest sent stands first where nothing else is asked, and among equals. */
function inOrder({ sort = "sent", isTurned = false }: SentOrder): SQL[] {
  const isDown = (sort === "sent") !== isTurned;
  const newestFirst = [desc(questionnaireSendings.sentAt), desc(questionnaireRequests.id)];
  return [isDown ? desc(SORTED_BY[sort]) : asc(SORTED_BY[sort]), ...newestFirst];
}

/** What the prime sent, the newest first unless asked otherwise, with how many stand where. */
export async function listSent(
  scope: Scope,
  filter: SentFilter,
  { page = 1, ...order }: SentOrder & { page?: number } = {},
): Promise<SentPage> {
  const { tx, actor } = scope;
  const own = eq(questionnaireRequests.primeId, actor.organizationId);
  const rows = tx
    .select({
      id: questionnaireRequests.id,
      supplierId: questionnaireRequests.supplierId,
      legalName: suppliers.legalName,
      questionnaire: questionnaireSendings.questionnaire,
      title: titleSql,
      version: questionnaireSendings.version,
      dueOn: questionnaireDueSql,
      sentAt: questionnaireSendings.sentAt,
      state: stateSql,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .innerJoin(suppliers, eq(suppliers.id, questionnaireRequests.supplierId))
    .where(and(own, matching(scope, filter)))
    .orderBy(...inOrder(order))
    .limit(SENT_PER_PAGE + 1)
    .offset((page - 1) * SENT_PER_PAGE);
  const [items, counted] = await Promise.all([rows, countSent(scope)]);
  return {
    items: items.slice(0, SENT_PER_PAGE).map(({ dueOn, sentAt, ...item }) => ({
      ...item,
      dueOn: calendarDate(dueOn),
      sentAt: sentAt.toISOString(),
    })),
    hasNext: items.length > SENT_PER_PAGE,
    ...counted,
  };
}

/**
 * What was sent to suppliers and waits for them, with the day on which it is due.
 *
 * @param which of the suppliers; absent: all.
 */
export async function listAwaited({ tx, actor }: Scope, which: SQL | undefined) {
  const rows = await tx
    .select({
      id: questionnaireRequests.id,
      supplierId: questionnaireRequests.supplierId,
      supplierName: suppliers.legalName,
      title: sql<string>`${questionnaireSendings.content} ->> 'title'`,
      dueOn: questionnaireDueSql,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .innerJoin(suppliers, eq(suppliers.id, questionnaireRequests.supplierId))
    .where(and(eq(questionnaireRequests.primeId, actor.organizationId), which, isAwaited));
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: calendarDate(dueOn) }));
}

/** The suppliers for which something waits. */
export async function listAwaitedSuppliers({ tx, actor }: Scope): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: questionnaireRequests.supplierId })
    .from(questionnaireRequests)
    .where(and(eq(questionnaireRequests.primeId, actor.organizationId), isAwaited));
  return rows.map(({ id }) => id);
}

const SENT_PER_STEP = 200;

/** Every answer of what the prime sent, for a file: the newest round of each, the newest sent first. */
export async function listSentAnswers(
  scope: Scope,
  filter: SentFilter,
): Promise<ExportedResponse[]> {
  const { tx, actor } = scope;
  const found: ExportedResponse[] = [];
  for (let step = 0; ; step += 1) {
    const rows = await tx
      .select({
        request: questionnaireRequests,
        sending: questionnaireSendings,
        state: stateSql,
        legalName: suppliers.legalName,
      })
      .from(questionnaireRequests)
      .innerJoin(
        questionnaireSendings,
        eq(questionnaireSendings.id, questionnaireRequests.sendingId),
      )
      .innerJoin(suppliers, eq(suppliers.id, questionnaireRequests.supplierId))
      .where(and(eq(questionnaireRequests.primeId, actor.organizationId), matching(scope, filter)))
      .orderBy(desc(questionnaireSendings.sentAt), desc(questionnaireRequests.id))
      .limit(SENT_PER_STEP)
      .offset(step * SENT_PER_STEP);
    const rounds = await listRounds(
      scope,
      rows.map(({ request }) => request.id),
    );
    for (const { request, sending, state, legalName } of rows) {
      const [round = null] = rounds.get(request.id) ?? [];
      const submittedOn = round && calendarDateOf(new Date(round.submittedAt), actor.timeZone);
      const { content, version } = sending;
      found.push({
        legalName,
        content,
        version,
        state,
        settled: request.settled,
        submittedOn,
        round,
      });
    }
    if (rows.length < SENT_PER_STEP) return found;
  }
}

function matching(
  scope: Scope,
  { search, state, questionnaire, supplierId, isLate }: SentFilter,
): SQL | undefined {
  return and(
    search
      ? sql`concat_ws(' ', ${suppliers.searchText}, ${titleSql}) ilike ${likePattern(search)}`
      : undefined,
    state ? sql`${stateSql} = ${state}` : undefined,
    questionnaire ? eq(questionnaireSendings.questionnaire, questionnaire) : undefined,
    supplierId ? eq(questionnaireRequests.supplierId, supplierId) : undefined,
    isLate ? lateSql(scope) : undefined,
  );
}

/** Which questionnaires were sent, by the title that the newest of each has. */
export async function listSentQuestionnaires({
  tx,
  actor,
}: Scope): Promise<{ questionnaire: string; title: string }[]> {
  return tx
    .selectDistinctOn([questionnaireSendings.questionnaire], {
      questionnaire: questionnaireSendings.questionnaire,
      title: titleSql,
    })
    .from(questionnaireSendings)
    .where(eq(questionnaireSendings.primeId, actor.organizationId))
    .orderBy(questionnaireSendings.questionnaire, desc(questionnaireSendings.sentAt));
}

async function countSent(scope: Scope): Promise<Pick<SentPage, "counts" | "late">> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      state: stateSql,
      count: sql<number>`count(*)::int`,
      late: sql<number>`(count(*) filter (where ${lateSql(scope)}))::int`,
    })
    .from(questionnaireRequests)
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .where(eq(questionnaireRequests.primeId, actor.organizationId))
    .groupBy(sql`1`);
  const found = new Map(rows.map(({ state, count }) => [state, count]));
  const counts = Object.fromEntries(
    RESPONSE_STATES.map((state) => [state, found.get(state) ?? 0]),
  ) as Record<ResponseState, number>;
  return { counts, late: rows.reduce((sum, row) => sum + row.late, 0) };
}

/** How many responses wait for a review, for a statement that counts other things too. */
export function responseCount(scope: Scope): SQL {
  return sql`(select count(*)::int from ${questionnaireResponses} where ${isResponseToReview(scope)})`;
}

/** Whether a response of the questionnaire responses asked for waits for a review. */
export function isResponseToReview({ actor }: Scope): SQL {
  return sql`(${questionnaireResponses.primeId} = ${actor.organizationId}
    and not exists (select 1 from ${questionnaireDecisions}
      where ${questionnaireDecisions.responseId} = ${questionnaireResponses.id})
    and exists (select 1 from ${questionnaireRequests}
      where ${questionnaireRequests.id} = ${questionnaireResponses.requestId}
        and ${questionnaireRequests.withdrawnAt} is null))`;
}
