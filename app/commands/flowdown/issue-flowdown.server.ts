import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { lockSubcontract } from "#app/commands/subcontract/lock-subcontract.server.ts";
import { sayAlsoRequired } from "#app/domain/eligibility/required-words.ts";
import type { IssueFlowdownAnswer } from "#app/domain/flowdown/issue-form.ts";
import type { FlowdownDecision, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import type { FlowdownSource } from "#app/queries/flowdown/flowdown.server.ts";
import { getFlowdownCase, shownFlowdown } from "#app/queries/flowdown/issue.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { isIssuedWith } from "#app/queries/sql/due-date.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";

export type IssuedNow = {
  flowdownId: string;
  requestId: string;
  source: FlowdownSource;
  required: FlowdownDecision["required"];
  clauses: FlowdownDecision["clauses"];
  alsoRequired: FlowdownDecision["alsoRequired"];
  ownTerms: FlowdownOwnTerms | null;
  /** false when the same stood already: nobody is told again */
  isNew: boolean;
};
type Refusal = { ok: false; reason: "not-found" | "unanswered" | "closed" } | Stale;
type Outcome = { ok: true; flowdownId: string; requestId: string } | Refusal;

/**
 * Issue what a subcontract must carry to its supplier, with a request to answer by a day. An
 * earlier flowdown stays as it was issued; its request is withdrawn. What the page showed is what
 * is issued; the same flowdown issued again is the one that stands.
 */
export function issueFlowdown(
  actor: Actor,
  subcontractId: string,
  input: IssueFlowdownAnswer & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const issued = await issueFlowdownIn(scope, subcontractId, input);
    if (!issued.ok) return issued;
    if (issued.isNew) {
      await refreshPostures(scope, { subcontractIds: [subcontractId] });
      await tellSupplier(scope, issued, input.dueOn);
    }
    const { flowdownId, requestId } = issued;
    return { ok: true, flowdownId, requestId };
  });
}

/**
 * The same inside an open transaction: its caller brings the posture up to date and tells the supplier,
 * of several at once.
 */
export async function issueFlowdownIn(
  scope: Scope,
  subcontractId: string,
  { shown, ...input }: IssueFlowdownAnswer & { shown?: string },
): Promise<({ ok: true } & IssuedNow) | Refusal> {
  const locked = await lockSubcontract(scope, subcontractId);
  if (locked?.state === "closed") return { ok: false, reason: "closed" };
  const found = await getFlowdownCase(scope, subcontractId);
  if (!found || found === "unanswered") return { ok: false, reason: found ?? "not-found" };
  const { source, decision, ownTerms } = found;
  const { contractId, supplierId } = source;
  const subject = { subcontractId, contractId, supplierId };
  const former = await findAlike(scope, source, { ...decision, ownTerms }, input);
  const { required, clauses, alsoRequired } = decision;
  const issued = { source, required, clauses, alsoRequired, ownTerms };
  if (former) return { ok: true, ...former, ...issued, isNew: false };
  const stale = await findStale(scope, shown, shownFlowdown(found), subject);
  if (stale) return stale;
  const ids = { flowdownId: randomUUID(), requestId: randomUUID() };
  await write(scope, source, { ...decision, ownTerms }, input, ids);
  await appendOversightEntry(scope, "flowdown.issued", subject, {
    ...ids,
    ...input,
    ...decision,
    ownTerms,
    catalogEdition: CATALOG_EDITION,
  });
  return { ok: true, ...ids, ...issued, isNew: true };
}

/** The latest flowdown with its open request, when it says and asks for exactly the same. */
async function findAlike(
  { tx }: Scope,
  { latestFlowdownId, shown }: FlowdownSource,
  decided: FlowdownDecision & { ownTerms: FlowdownOwnTerms | null },
  { dueOn, message }: IssueFlowdownAnswer,
): Promise<{ flowdownId: string; requestId: string } | null> {
  if (!latestFlowdownId) return null;
  const [row] = await tx
    .select({ flowdown: flowdowns, requestId: requests.id })
    .from(flowdowns)
    .innerJoin(requests, and(eq(requests.flowdownId, flowdowns.id), isIssuedWith()))
    .where(and(eq(flowdowns.id, latestFlowdownId), isNull(requests.withdrawnAt)));
  if (!row) return null;
  const { required, alsoRequired, citation, why, clauses, ownTerms } = decided;
  const says = {
    ...shown,
    required,
    alsoRequired,
    citation,
    why,
    clauses,
    ownTerms,
    catalogVersion: CATALOG_EDITION,
    dueOn,
    message,
  };
  const isSame = isDeepStrictEqual({ ...row.flowdown, ...says }, row.flowdown);
  return isSame ? { flowdownId: latestFlowdownId, requestId: row.requestId } : null;
}

async function write(
  { tx, actor }: Scope,
  source: FlowdownSource,
  decision: FlowdownDecision & { ownTerms: FlowdownOwnTerms | null },
  { dueOn, message }: IssueFlowdownAnswer,
  { flowdownId, requestId }: { flowdownId: string; requestId: string },
): Promise<void> {
  const { contractId, subcontractId, supplierId, latestFlowdownId } = source;
  const { required, citation, why, clauses, alsoRequired, ownTerms } = decision;
  const primeId = actor.organizationId;
  await tx.insert(flowdowns).values({
    id: flowdownId,
    issuedBy: actor.personId,
    issuedByName: actor.personName,
    primeId,
    contractId,
    subcontractId,
    supplierId,
    supersedesId: latestFlowdownId,
    issuedAt: actor.at,
    primeName: actor.organizationName,
    ...source.shown,
    required,
    citation,
    why,
    clauses,
    alsoRequired,
    ownTerms,
    catalogVersion: CATALOG_EDITION,
    dueOn,
    message,
  });
  if (latestFlowdownId)
    await tx
      .update(requests)
      .set({ withdrawnAt: actor.at })
      .where(and(eq(requests.flowdownId, latestFlowdownId), isNull(requests.withdrawnAt)));
  await tx.insert(requests).values({
    id: requestId,
    createdAt: actor.at,
    createdBy: actor.personId,
    primeId,
    supplierId,
    flowdownId,
    dueOn,
    message,
  });
}

/** Those who joined are written to; who has not joined yet reads it in the invitation. */
async function tellSupplier(
  scope: Scope,
  { source, required, clauses, alsoRequired, ownTerms, requestId }: IssuedNow,
  dueOn: CalendarDate,
): Promise<void> {
  const { supplierId, organizationId, shown } = source;
  if (!organizationId) return;
  for (const contact of await listSupplierReaders(scope, supplierId))
    await sendLetter(scope.tx, {
      kind: "flowdown-issued",
      organizationId: scope.actor.organizationId,
      to: contact,
      about: { supplierId, requestId },
      facts: {
        link: { path: paths.subcontractor.request(organizationId, requestId) },
        primeName: scope.actor.organizationName,
        subcontractNumber: shown.subcontractNumber,
        subcontractTitle: shown.subcontractTitle,
        asked: whatIsAsked({ required, clauses, information: shown.information }),
        required,
        alsoRequired: alsoRequired && sayAlsoRequired(alsoRequired),
        ownTerms: ownTerms && { required: ownTerms.required, wording: ownTerms.wording },
        dueOn,
      },
    });
}
