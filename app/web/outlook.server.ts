import {
  isListed,
  OUTLOOK_ROWS_PER_PAGE,
  type OutlookFilter,
} from "#app/domain/outlook/list-address.ts";
import { type OutlookQuestion, readOutlook } from "#app/domain/outlook/question.ts";
import type { OutlookRow } from "#app/domain/outlook/row.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { notFound, refusal } from "./problem.server.ts";
import type { Member } from "./require-access.server.ts";

/**
 * What an address asks of the days to come, where a page before it showed that it can be asked.
 *
 * @throws 400 for what cannot be; 404 for a contract that is not the actor's.
 */
export async function requireOutlookQuestion(
  request: Request,
  actor: Member,
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
): Promise<OutlookQuestion> {
  const { question } = readOutlook(new URL(request.url).searchParams, actor.on);
  if (!question) throw refusal(400);
  if (question.contractId === null) return question;
  const contracts = await read(listContractNames);
  if (!contracts.some(({ id }) => id === question.contractId)) throw notFound();
  return question;
}

/** One page of the rows that fit a filter. */
export function pageOfOutlook(rows: readonly OutlookRow[], filter: OutlookFilter, page: number) {
  const fitting = rows.filter((row) => isListed(row, filter));
  const pages = Math.max(1, Math.ceil(fitting.length / OUTLOOK_ROWS_PER_PAGE));
  const shown = Math.min(page, pages);
  const start = (shown - 1) * OUTLOOK_ROWS_PER_PAGE;
  return {
    filter,
    listed: fitting.length,
    page: shown,
    pages,
    rows: fitting.slice(start, start + OUTLOOK_ROWS_PER_PAGE),
  };
}
