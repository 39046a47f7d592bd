import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import { formatPiid } from "#app/domain/contract/piid.ts";
import {
  type About,
  type Expiration,
  type ExpirationInput,
  listEndings,
  listExpirations,
} from "#app/domain/expiration/list.ts";
import { addYears, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { groupBy } from "#app/domain/kernel/group-by.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isConditionOpen } from "#app/queries/award/exception.server.ts";
import { lastEndOn, listRecordedModifications } from "#app/queries/contract/modification.server.ts";
import {
  listOwnTerms,
  reaches,
  type StandingOwnTerm,
} from "#app/queries/contract/own-terms.server.ts";
import { listAwaited } from "#app/queries/questionnaire/sent-list.server.ts";
import { listSuppliersPlans } from "#app/queries/remediation/prime-plan.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { dueOnSql, isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { isFoundBy } from "#app/queries/sql/words.server.ts";
import { ownersActedFor } from "#app/queries/sql/work-owner.server.ts";
import { awardExceptions, exceptionConditions } from "#db/schema/award.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { postures } from "#db/schema/posture.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listStatedBy } from "./stated.server.ts";

/** Of which subcontracts the expirations are asked; absent members: of all. */
export type ExpirationScope = {
  contractId?: string | undefined;
  /** words of a supplier: its name, UEI, CAGE codes or tags */
  search?: string | undefined;
  /** only those of suppliers that the actor owns, or stands in for */
  isMine?: boolean | undefined;
  supplierIds?: readonly string[] | undefined;
};

/** An open subcontract with its verdict, and what it hangs under. */
type Followed = {
  about: About;
  piid: string;
  endsOn: string;
  verdict: (typeof postures.$inferSelect)["verdict"] | null;
  citation: string | null;
  holdsUntil: string | null;
};

/** Every dated ending that is known of the open subcontracts asked about, as of the actor's day. */
export async function listKnownExpirations(
  scope: Scope,
  which: ExpirationScope,
): Promise<Expiration[]> {
  const input = await readEndings(scope, which);
  return input ? listExpirations(input) : [];
}

/** The same with what is over and was not replaced. */
export async function listKnownEndings(
  scope: Scope,
  which: ExpirationScope,
): Promise<Expiration[]> {
  const input = await readEndings(scope, which);
  return input ? listEndings(input) : [];
}

async function readEndings(scope: Scope, which: ExpirationScope): Promise<ExpirationInput | null> {
  const followed = await listFollowed(scope, which);
  const questionnaires = await listQuestionnairesDue(scope, which, followed);
  if (followed.length === 0 && questionnaires.length === 0) return null;
  const aboutById = new Map(followed.map(({ about }) => [about.subcontract.id, about]));
  const [stated, asked, conditions, plans, ofContracts, ownTerms] = await Promise.all([
    listSuppliers(scope, followed),
    listAsked(scope, aboutById),
    listConditions(scope, aboutById),
    listPlansDue(scope, followed),
    listContracts(scope, contractsOf(followed)),
    listOwnTermsOf(scope, followed),
  ]);
  return {
    asOf: scope.actor.on,
    suppliers: stated,
    verdicts: followed.flatMap(({ about, verdict, citation, holdsUntil }) =>
      verdict && citation && holdsUntil
        ? [{ about, verdict, citation, holdsUntil: calendarDate(holdsUntil) }]
        : [],
    ),
    requests: asked,
    questionnaires,
    conditions,
    plans,
    contracts: ofContracts,
    ownTerms,
  };
}

async function listFollowed(scope: Scope, which: ExpirationScope): Promise<Followed[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      supplierId: suppliers.id,
      supplierName: suppliers.legalName,
      contractId: contracts.id,
      piid: contracts.piid,
      endsOn: contracts.endsOn,
      verdict: postures.verdict,
      citation: sql<string | null>`${postures.decision}->>'citation'`,
      holdsUntil: postures.holdsUntil,
    })
    .from(subcontracts)
    .innerJoin(contracts, eq(contracts.id, subcontracts.contractId))
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .leftJoin(postures, eq(postures.subcontractId, subcontracts.id))
    .where(
      and(
        eq(subcontracts.primeId, actor.organizationId),
        ne(subcontracts.state, "closed"),
        which.contractId ? eq(subcontracts.contractId, which.contractId) : undefined,
        ofSuppliers(scope, which),
      ),
    )
    .orderBy(asc(subcontracts.number));
  return rows.map(({ id, number, supplierId, supplierName, contractId, ...row }) => ({
    ...row,
    about: {
      subcontract: { id, name: number },
      supplier: { id: supplierId, name: supplierName },
      contract: { id: contractId, name: formatPiid(row.piid) },
    },
  }));
}

/** Which suppliers are asked about, as a condition on them. */
export function ofSuppliers(
  scope: Scope,
  { search = "", isMine, supplierIds }: ExpirationScope,
): SQL | undefined {
  return and(
    isFoundBy("suppliers", suppliers.id, search, suppliers.searchText),
    isMine ? sql`${suppliers.ownerId} = any(${ownersActedFor(scope)})` : undefined,
    supplierIds ? among(suppliers.id, supplierIds) : undefined,
  );
}

async function listSuppliers(
  scope: Scope,
  followed: readonly Followed[],
): Promise<ExpirationInput["suppliers"]> {
  const named = new Map(followed.map(({ about }) => [about.supplier.id, about.supplier]));
  const statedBy = await listStatedBy(scope, [...named.keys()]);
  return [...statedBy].flatMap(([id, stated]) => {
    const supplier = named.get(id);
    return supplier ? [{ ...supplier, ...stated }] : [];
  });
}

async function listAsked(
  { tx, actor }: Scope,
  aboutById: ReadonlyMap<string, About>,
): Promise<ExpirationInput["requests"]> {
  const rows = await tx
    .select({ id: requests.id, subcontractId: flowdowns.subcontractId, dueOn: dueOnSql })
    .from(requests)
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(
      and(
        eq(requests.primeId, actor.organizationId),
        isUnanswered(),
        among(flowdowns.subcontractId, [...aboutById.keys()]),
      ),
    );
  return rows.flatMap(({ id, subcontractId, dueOn }) => {
    const about = aboutById.get(subcontractId);
    return about ? [{ id, about, dueOn: calendarDate(dueOn) }] : [];
  });
}

/**
 * The questionnaires that wait for the suppliers asked about, also for those that have no open
 * subcontract; of one contract, for those that have one there.
 */
async function listQuestionnairesDue(
  scope: Scope,
  which: ExpirationScope,
  followed: readonly Followed[],
): Promise<ExpirationInput["questionnaires"]> {
  const ids = [...new Set(followed.map(({ about }) => about.supplier.id))];
  const asked = which.contractId ? among(suppliers.id, ids) : ofSuppliers(scope, which);
  const awaited = await listAwaited(scope, asked);
  return awaited.map(({ id, title, dueOn, supplierId, supplierName }) => ({
    id,
    title,
    dueOn,
    supplier: { id: supplierId, name: supplierName },
  }));
}

async function listConditions(
  { tx, actor }: Scope,
  aboutById: ReadonlyMap<string, About>,
): Promise<ExpirationInput["conditions"]> {
  const rows = await tx
    .select({
      id: exceptionConditions.id,
      text: exceptionConditions.text,
      dueOn: exceptionConditions.dueOn,
      subcontractId: awardExceptions.subcontractId,
    })
    .from(exceptionConditions)
    .innerJoin(awardExceptions, eq(awardExceptions.id, exceptionConditions.exceptionId))
    .where(
      and(
        eq(exceptionConditions.primeId, actor.organizationId),
        isConditionOpen(),
        among(awardExceptions.subcontractId, [...aboutById.keys()]),
      ),
    );
  return rows.flatMap(({ id, text, dueOn, subcontractId }) => {
    const about = aboutById.get(subcontractId);
    return about ? [{ id, text, about, dueOn: calendarDate(dueOn) }] : [];
  });
}

/** The remediation plans of the suppliers that are followed, while something of them is due. */
async function listPlansDue(
  scope: Scope,
  followed: readonly Followed[],
): Promise<ExpirationInput["plans"]> {
  const supplierIds = [...new Set(followed.map(({ about }) => about.supplier.id))];
  const plans = await listSuppliersPlans(scope, { supplierIds });
  return plans.flatMap(({ planId, supplierId, supplierName, systemName, progress }) => {
    const { openCount, nextDueOn } = progress;
    if (!nextDueOn) return [];
    const supplier = { id: supplierId, name: supplierName };
    return { id: planId, systemName, openCount, nextDueOn, supplier };
  });
}

/** What is later than any contract: every modification that is recorded is effective by then. */
const YEARS_AHEAD = 100;

type ContractRow = { id: string; piid: string; endsOn: string };

function contractsOf(followed: readonly Followed[]): ContractRow[] {
  const rows = followed.map(
    ({ about, piid, endsOn }): ContractRow => ({
      id: about.contract.id,
      piid,
      endsOn,
    }),
  );
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** Contracts with the day on which each ends by its modifications, and the options that are open. */
export async function listContracts(
  scope: Scope,
  rows: readonly ContractRow[],
): Promise<ExpirationInput["contracts"]> {
  const ids = rows.map(({ id }) => id);
  const [options, modifications] = await Promise.all([
    scope.tx
      .select({
        id: contractOptions.id,
        contractId: contractOptions.contractId,
        name: contractOptions.name,
        exerciseOn: contractOptions.exerciseOn,
      })
      .from(contractOptions)
      .where(among(contractOptions.contractId, ids)),
    listRecordedModifications(scope, ids),
  ]);
  const standingOf = groupBy(
    modifications.filter(({ isStanding }) => isStanding),
    ({ contractId }) => contractId,
  );
  const optionsOf = groupBy(options, ({ contractId }) => contractId);
  const allEffective = addYears(scope.actor.on, YEARS_AHEAD);
  return rows.map(({ id, piid, endsOn }) => {
    const standing = standingOf.get(id) ?? [];
    const exercised = standing.map(({ exercisesOption }) => exercisesOption);
    const open = (optionsOf.get(id) ?? []).filter(({ name }) => !exercised.includes(name));
    return {
      id,
      piid,
      endsOn: lastEndOn(standing, allEffective) ?? calendarDate(endsOn),
      options: open.map(({ id: optionId, name, exerciseOn }) => ({
        id: optionId,
        name,
        exerciseOn: calendarDate(exerciseOn),
      })),
    };
  });
}

async function listOwnTermsOf(
  scope: Scope,
  followed: readonly Followed[],
): Promise<ExpirationInput["ownTerms"]> {
  const places = followed.map(({ about }) => ({
    contractId: about.contract.id,
    subcontractId: about.subcontract.id,
  }));
  const ending = (await listOwnTerms(scope)).filter(
    (term) => term.until !== null && places.some((place) => reaches(term, place)),
  );
  return ending.map(ownTermEnding);
}

/** An own term as it ends, with what it is asked in. */
export function ownTermEnding(term: StandingOwnTerm): ExpirationInput["ownTerms"][number] {
  const { id, requiredStatus, until, subcontractId, contractId } = term;
  return {
    id,
    requiredStatus,
    until,
    subcontract:
      subcontractId && term.subcontractNumber
        ? { id: subcontractId, name: term.subcontractNumber }
        : null,
    contract:
      contractId && term.contractPiid
        ? { id: contractId, name: formatPiid(term.contractPiid) }
        : null,
  };
}
