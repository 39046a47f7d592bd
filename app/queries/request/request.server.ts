import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import type { AlsoRequired, FlowdownClause, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
  laterOf,
} from "#app/domain/kernel/calendar-date.ts";
import type { Renews } from "#app/domain/renewal/lapse.ts";
import { type DueClock, dueClock } from "#app/domain/request/due-clock.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { TakenPassport } from "#app/domain/submission/from-passport.ts";
import {
  type DraftSections,
  type Preparation,
  prepare,
  type ReturnedFact,
} from "#app/domain/submission/prepare.ts";
import { readDraft } from "#app/domain/submission/read-draft.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOwnFacts } from "#app/queries/fact/fact.server.ts";
import { listReturns, type Return } from "#app/queries/fact/return.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { takenPassportSql } from "#app/queries/sql/taken-passport.server.ts";
import { drafts } from "#db/schema/draft.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests, submissions } from "#db/schema/request.ts";
import { listWithheld } from "./withheld.server.ts";

/** What a prime asks of the actor's organization, as it was issued. */
export type AskedRequest = {
  id: string;
  primeId: string;
  supplierId: string;
  flowdownId: string;
  contractId: string;
  subcontractId: string;
  /** who asked, at the prime */
  createdBy: string;
  primeName: string;
  contractPiid: string;
  contractTitle: string;
  agency: string;
  subcontractNumber: string;
  subcontractTitle: string;
  information: Information;
  cuiCategories: string[];
  performingCages: string[];
  required: RequiredStatus | null;
  citation: string;
  why: string;
  clauses: FlowdownClause[];
  alsoRequired: AlsoRequired | null;
  operationallyCriticalSupport: boolean;
  /** what the prime asks beyond the rule, in its words; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  /** ISO instant, UTC */
  issuedAt: string;
  issuedByName: string;
  dueOn: CalendarDate;
  /** by which clock that is */
  clock: DueClock;
  message: string;
  /** what it is asked to renew, and by whom; null where the request went with a flowdown */
  renews: (Renews & { askedAt: string }) | null;
  isWithdrawn: boolean;
  /** the request that asks about the same subcontract since; null where this one is the newest */
  newerId: string | null;
  /** today by the later clock, ours or the prime's: nothing that is stated is dated after it */
  latestOn: CalendarDate;
  /** ISO instant, UTC: when it was answered last; null before */
  signedAt: string | null;
};

/** A request with all that its answer is made of. */
export type RequestFile = {
  request: AskedRequest;
  preparation: Preparation;
  draft: DraftSections;
  /** the organization's current facts, newest first */
  current: Fact[];
  /** current facts that the asking prime returned */
  returned: ReturnedFact[];
  /** what was signed in another portal and taken in for this answer; null for nothing */
  passport: TakenPassport | null;
};

export const REQUESTS_PER_PAGE = 50;

export type RequestPage = { files: RequestFile[]; next: string | null };

/**
 * Every request asked of the actor's organization, the latest due first.
 *
 * @param after the id of the last request of the page before; absent: the first page.
 */
export async function listRequests(scope: Scope, after?: string): Promise<RequestPage> {
  const beyond = after
    ? sql`(${dueOnSql}, ${requests.id}) <
        (select ${dueOnSql}, ${requests.id} from ${requests} where ${requests.id} = ${after})`
    : undefined;
  const [rows, current, returns, withheld] = await Promise.all([
    selectRequests(scope, beyond).limit(REQUESTS_PER_PAGE + 1),
    listOwnFacts(scope),
    listReturns(scope),
    listWithheld(scope),
  ]);
  const page = rows.slice(0, REQUESTS_PER_PAGE);
  return {
    files: page.map((row) => fileOf(scope, row, { current, returns, withheld })),
    next: rows.length > REQUESTS_PER_PAGE ? (page.at(-1)?.request.id ?? null) : null,
  };
}

/** One request asked of the actor's organization, with how far its answer is. */
export async function getRequestFile(scope: Scope, requestId: string): Promise<RequestFile | null> {
  const [[row], current, returns, withheld] = await Promise.all([
    selectRequests(scope, eq(requests.id, requestId)),
    listOwnFacts(scope),
    listReturns(scope),
    listWithheld(scope),
  ]);
  return row ? fileOf(scope, row, { current, returns, withheld }) : null;
}

/** Whether a request is asked of the actor's organization and was not withdrawn. */
export async function isOpenRequest(scope: Scope, requestId: string): Promise<boolean> {
  const [row] = await selectRequests(scope, eq(requests.id, requestId));
  return row !== undefined && row.request.withdrawnAt === null;
}

/** An organization that is a prime too must not find what it asks of others among what it is asked. */
const isAskedOfUs = sql`${requests.supplierId} in (select flowdown.own_supplier_ids())`;

/** An older letter leads to an older request: the newest that nobody took back says what is asked now. */
const newerSql = sql<string | null>`(
  select newer.id from requests newer join flowdowns issued on issued.id = newer.flowdown_id
  where issued.subcontract_id = ${flowdowns.subcontractId}
    and newer.supplier_id = ${requests.supplierId}
    and newer.created_at > ${requests.createdAt} and newer.withdrawn_at is null
  order by newer.created_at desc limit 1)`;

function selectRequests({ tx, actor }: Scope, which: SQL | undefined) {
  return tx
    .select({
      request: requests,
      flowdown: flowdowns,
      sections: drafts.sections,
      dueOn: dueOnSql,
      passport: takenPassportSql,
      primeTimeZone: sql<string | null>`flowdown.prime_time_zone(${requests.primeId})`,
      newerId: newerSql,
      signedAt: sql<Date | null>`(select max(submitted_at) from submissions
        where submissions.request_id = ${requests.id})`.mapWith(submissions.submittedAt),
    })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .leftJoin(
      drafts,
      and(eq(drafts.requestId, requests.id), eq(drafts.organizationId, actor.organizationId)),
    )
    .where(and(isAskedOfUs, which))
    .orderBy(desc(dueOnSql), desc(requests.id));
}

type RequestRow = Awaited<ReturnType<typeof selectRequests>>[number];

type OwnStatements = {
  current: Fact[];
  returns: readonly Return[];
  /** by prime */
  withheld: ReadonlyMap<string, string[]>;
};

function fileOf(
  { actor }: Scope,
  row: RequestRow,
  { current, returns, withheld }: OwnStatements,
): RequestFile {
  const request = askedOf(row, actor);
  const draft = readDraft(row.sections);
  const returned = returnedFor(request, current, returns);
  const { flowdownId, signedAt } = request;
  const preparation = prepare({
    asked: request,
    flowdownId,
    on: request.latestOn,
    draft,
    current,
    signedAt,
    returned,
    // What was signed here is the newer word.
    passport: signedAt === null ? row.passport : null,
    withheld: signedAt === null ? withheld.get(request.primeId) : undefined,
  });
  return { request, preparation, draft, current, returned, passport: row.passport };
}

function askedOf(
  { request, flowdown, signedAt, dueOn, primeTimeZone, newerId }: RequestRow,
  actor: Scope["actor"],
): AskedRequest {
  const { id, primeId, supplierId, flowdownId, createdBy, withdrawnAt } = request;
  const { contractId, subcontractId, primeName, contractPiid, contractTitle, agency } = flowdown;
  const { subcontractNumber, subcontractTitle, information, cuiCategories } = flowdown;
  const { performingCages, required, citation, why, clauses, issuedByName } = flowdown;
  return {
    id,
    primeId,
    supplierId,
    flowdownId,
    createdBy,
    contractId,
    subcontractId,
    primeName,
    contractPiid,
    contractTitle,
    agency,
    subcontractNumber,
    subcontractTitle,
    information,
    cuiCategories,
    performingCages,
    required,
    citation,
    why,
    clauses,
    issuedByName,
    alsoRequired: flowdown.alsoRequired,
    operationallyCriticalSupport: flowdown.operationallyCriticalSupport,
    ownTerms: flowdown.ownTerms,
    message: request.message,
    renews: request.renews && { ...request.renews, askedAt: request.createdAt.toISOString() },
    issuedAt: flowdown.issuedAt.toISOString(),
    dueOn: calendarDate(dueOn),
    clock: dueClock(calendarDate(dueOn), actor.at, { own: actor.timeZone, prime: primeTimeZone }),
    isWithdrawn: withdrawnAt !== null,
    newerId,
    latestOn: primeTimeZone ? laterOf(actor.on, calendarDateOf(actor.at, primeTimeZone)) : actor.on,
    signedAt: signedAt?.toISOString() ?? null,
  };
}

/** What the asking prime returned and still stands; of other requests only what is common to all. */
function returnedFor(
  request: AskedRequest,
  current: readonly Fact[],
  returns: readonly Return[],
): ReturnedFact[] {
  const facts = new Map(current.map((fact) => [fact.id, fact]));
  return returns.flatMap(({ primeId, ...returned }) => {
    const fact = facts.get(returned.factId);
    return fact && primeId === request.primeId && concerns(fact, request) ? [returned] : [];
  });
}

function concerns(fact: Fact, request: AskedRequest): boolean {
  if (fact.kind === "acknowledgement") return fact.content.flowdownId === request.flowdownId;
  if (fact.kind === "attestation") return fact.content.requestId === request.id;
  return true;
}
