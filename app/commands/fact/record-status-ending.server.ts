import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { STATUS_ENDING_WORDS, type StatusEndingAnswer } from "#app/domain/fact/status-ending.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { statusEndings } from "#db/schema/status-ending.ts";

type Outcome = { ok: true; statusEndingId: string } | { ok: false; reason: "not-found" };
type Which = { supplierId: string; assessmentLineageId: string };

/**
 * Record that an assessment of a supplier stopped counting on a day: the prime learned that DoD
 * revoked the status, or that compliance changed. Every subcontract of the supplier is decided anew.
 */
export function recordStatusEnding(
  actor: Actor,
  which: Which,
  answer: StatusEndingAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (!(await isShared(scope, which))) return { ok: false, reason: "not-found" };
    const statusEndingId = randomUUID();
    await scope.tx.insert(statusEndings).values({
      ...recorder(scope),
      id: statusEndingId,
      ...which,
      ...answer,
    });
    await appendOversightEntry(
      scope,
      "status.ended",
      { supplierId: which.supplierId },
      { statusEndingId, assessmentLineageId: which.assessmentLineageId, ...answer },
    );
    await refreshPostures(scope, { supplierId: which.supplierId });
    await tellSupplier(scope, which, answer);
    return { ok: true, statusEndingId };
  });
}

/** Those who answer there learn that what they attested is not counted on any more, and why. */
async function tellSupplier(
  scope: Scope,
  { supplierId, assessmentLineageId }: Which,
  { cause, endedOn }: StatusEndingAnswer,
): Promise<void> {
  const { tx, actor } = scope;
  const [supplier, readers, stated] = await Promise.all([
    getSupplier(scope, supplierId),
    listSupplierReaders(scope, supplierId),
    listSharedFacts(scope, { supplierId }),
  ]);
  const fact = stated.find(({ lineageId }) => lineageId === assessmentLineageId);
  if (!supplier?.organizationId || !fact) return;
  for (const to of readers)
    await sendLetter(tx, {
      kind: "status-ended",
      organizationId: actor.organizationId,
      to,
      about: { supplierId },
      facts: {
        link: { path: paths.subcontractor.answers(supplier.organizationId) },
        primeName: actor.organizationName,
        says: summarizeFact(fact),
        cause: STATUS_ENDING_WORDS[cause],
        endedOn,
      },
    });
}

/** Take back an ending that was recorded in error; that it was recorded stays. */
export async function withdrawStatusEnding(
  actor: Actor,
  statusEndingId: string,
  { source }: { source: string },
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      const former = await findStanding(scope, statusEndingId);
      if (!former) return { ok: false, reason: "not-found" };
      const { supplierId, assessmentLineageId, cause, endedOn } = former;
      const id = randomUUID();
      await scope.tx.insert(statusEndings).values({
        ...recorder(scope),
        id,
        supplierId,
        assessmentLineageId,
        cause,
        endedOn,
        source,
        supersedesId: statusEndingId,
        isWithdrawn: true,
      });
      await appendOversightEntry(
        scope,
        "status.ending-withdrawn",
        { supplierId },
        { statusEndingId: id, supersedesId: statusEndingId, reason: source },
      );
      await refreshPostures(scope, { supplierId });
      return { ok: true, statusEndingId: id };
    });
  } catch (error) {
    if (isUniqueViolation(error, "status_endings_superseded_once"))
      return { ok: false, reason: "not-found" };
    throw error;
  }
}

function recorder({ actor }: Scope) {
  return {
    recordedAt: actor.at,
    recordedBy: actor.personId,
    recordedByName: actor.personName,
    primeId: actor.organizationId,
  };
}

/** Whether the supplier shared this assessment, in any version, with the prime. */
async function isShared({ tx, actor }: Scope, which: Which): Promise<boolean> {
  const [shared] = await tx
    .select({ id: shares.id })
    .from(shares)
    .innerJoin(facts, eq(facts.id, shares.factId))
    .where(
      and(
        eq(shares.primeId, actor.organizationId),
        eq(shares.supplierId, which.supplierId),
        eq(facts.lineageId, which.assessmentLineageId),
        eq(facts.kind, "assessment"),
      ),
    )
    .limit(1);
  return shared !== undefined;
}

async function findStanding({ tx, actor }: Scope, statusEndingId: string) {
  const [found] = await tx
    .select()
    .from(statusEndings)
    .where(
      and(
        eq(statusEndings.id, statusEndingId),
        eq(statusEndings.primeId, actor.organizationId),
        eq(statusEndings.isWithdrawn, false),
        sql`not exists (select 1 from status_endings later
          where later.supersedes_id = ${statusEndings.id})`,
      ),
    );
  return found ?? null;
}
