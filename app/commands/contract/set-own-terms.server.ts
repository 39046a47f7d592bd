import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { OwnTermsAnswer, OwnTermsScope } from "#app/domain/own-terms/own-terms-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listOwnTerms, type StandingOwnTerm } from "#app/queries/contract/own-terms.server.ts";
import type { WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { ownTerms } from "#db/schema/own-terms.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Outcome = { ok: true; ownTermId: string } | { ok: false; reason: "not-found" | "superseded" };

/**
 * Ask for more than the rule, from a day on. The verdict on the rule stays what it is. The same asked
 * for again is what is asked for already.
 */
export function setOwnTerms(
  actor: Actor,
  where: OwnTermsScope,
  answer: OwnTermsAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (!(await isOwn(scope, where))) return { ok: false, reason: "not-found" };
    await takeTurn(scope, "own terms");
    const former = (await listOwnTerms(scope)).find((term) => asksTheSame(term, where, answer));
    if (former) return { ok: true, ownTermId: former.id };
    const ownTermId = await insert(scope, where, answer, {
      supersedesId: null,
      isWithdrawn: false,
    });
    await appendOversightEntry(scope, "own-terms.set", where, { ownTermId, ...answer });
    await refreshPostures(scope, affected(where));
    return { ok: true, ownTermId };
  });
}

function asksTheSame(
  term: StandingOwnTerm,
  { contractId, subcontractId }: OwnTermsScope,
  answer: OwnTermsAnswer,
): boolean {
  const asked = { ...term, ...answer, contractId, subcontractId };
  return isDeepStrictEqual(asked, term);
}

/** Ask for something else, or for longer or shorter: what was asked before stays in the log. */
export function changeOwnTerms(
  actor: Actor,
  ownTermId: string,
  answer: OwnTermsAnswer,
): Promise<Outcome> {
  return superseding(actor, ownTermId, async (scope, former) => {
    const id = await insert(scope, former, answer, { supersedesId: former.id, isWithdrawn: false });
    await appendOversightEntry(scope, "own-terms.changed", subjectOf(former), {
      ownTermId: id,
      supersedesId: former.id,
      ...answer,
    });
    return id;
  });
}

/** Ask for it no longer. */
export function endOwnTerms(
  actor: Actor,
  ownTermId: string,
  { reason }: { reason: string },
): Promise<Outcome> {
  return superseding(actor, ownTermId, async (scope, former) => {
    const { requiredStatus, from, until, wording } = former;
    const information = former.information.filter((one) => one !== "none");
    const answer = { requiredStatus, from, until, wording, information, reason };
    const id = await insert(scope, former, answer, { supersedesId: former.id, isWithdrawn: true });
    await appendOversightEntry(scope, "own-terms.ended", subjectOf(former), {
      ownTermId: id,
      supersedesId: former.id,
      requiredStatus,
      reason,
    });
    return id;
  });
}

async function superseding(
  actor: Actor,
  ownTermId: string,
  work: (scope: Scope, former: StandingOwnTerm) => Promise<string>,
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      const former = (await listOwnTerms(scope)).find(({ id }) => id === ownTermId);
      if (!former) return { ok: false, reason: "not-found" };
      const id = await work(scope, former);
      await refreshPostures(scope, affected(former));
      return { ok: true, ownTermId: id };
    });
  } catch (error) {
    if (isUniqueViolation(error, "own_terms_superseded_once"))
      return { ok: false, reason: "superseded" };
    throw error;
  }
}

async function insert(
  { tx, actor }: Scope,
  { contractId, subcontractId }: OwnTermsScope,
  { from, until, ...answer }: OwnTermsAnswer,
  supersession: { supersedesId: string | null; isWithdrawn: boolean },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(ownTerms).values({
    id,
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    primeId: actor.organizationId,
    contractId,
    subcontractId,
    fromOn: from,
    untilOn: until,
    ...answer,
    ...supersession,
  });
  return id;
}

/** Whether the contract and the subcontract are the prime's, and belong together. */
async function isOwn(
  { tx, actor }: Scope,
  { contractId, subcontractId }: OwnTermsScope,
): Promise<boolean> {
  if (!contractId) return subcontractId === null;
  const [contract] = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId)));
  if (!contract || !subcontractId) return contract !== undefined;
  const [subcontract] = await tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.contractId, contractId)));
  return subcontract !== undefined;
}

function subjectOf({ contractId, subcontractId }: OwnTermsScope) {
  return { contractId, subcontractId };
}

function affected({ contractId, subcontractId }: OwnTermsScope): WhichSubcontracts {
  if (subcontractId) return { subcontractIds: [subcontractId] };
  return contractId ? { contractId } : { all: true };
}
