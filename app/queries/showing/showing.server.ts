import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import type { ShownAssessment } from "#app/domain/eligibility/types.ts";
import type { FactEvidence } from "#app/domain/fact/content.ts";
import { type Showing, type ShowingState, saySource } from "#app/domain/fact/showing.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { showings } from "#db/schema/showing.ts";
import { suppliers } from "#db/schema/supplier.ts";

/**
 * Everything a prime recorded of some suppliers itself, newest first: what was corrected, taken back
 * or answered since too. A supplier reads what is recorded of it, but no file of the prime's.
 */
export async function listShowings(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<Showing[]> {
  if (supplierIds.length === 0) return [];
  const rows = await showingsOfSuppliers(scope.tx, { supplierIds: idsText(supplierIds) });
  return rows.map(readShowing);
}

/** What primes recorded of the actor's own organization, and who they are; newest first. */
export async function listShowingsOfUs(
  scope: Scope,
): Promise<{ primeId: string; showing: Showing }[]> {
  const found = await select(
    scope,
    sql`${showings.supplierId} in (select flowdown.own_supplier_ids())`,
  );
  return found.map((showing) => ({ primeId: showing.primeId, showing }));
}

/** One that was recorded, and the supplier it is about; null when there is none. */
export async function getShowing(
  scope: Scope,
  showingId: string,
): Promise<{ showing: Showing; legalName: string } | null> {
  const [showing] = await select(
    scope,
    and(eq(showings.id, showingId), eq(showings.primeId, scope.actor.organizationId)),
  );
  if (!showing) return null;
  const [supplier] = await scope.tx
    .select({ legalName: suppliers.legalName })
    .from(suppliers)
    .where(eq(suppliers.id, showing.supplierId));
  return supplier ? { showing, legalName: supplier.legalName } : null;
}

/** What verdicts tell of it: the assessments that stand, by the supplier they are of. */
export async function listShownAssessments(
  scope: Scope,
  supplierIds: readonly string[],
): Promise<Map<string, ShownAssessment[]>> {
  const standing = (await listShowings(scope, supplierIds)).filter(
    ({ state }) => state === "stands",
  );
  const affirmations = standing.filter((one) => one.kind === "affirmation");
  const found = new Map<string, ShownAssessment[]>();
  // Oldest first, as what was stated: of two alike the first is told.
  for (const one of standing.toReversed()) {
    if (one.kind !== "assessment") continue;
    const { type, status, statusDate, score, openRequirements, cages } = one.content;
    const shown = {
      assessment: { id: one.id, type, status, statusDate, score, openRequirements, cages },
      source: saySource(one),
      affirmedOn: isCmmcAssessment(type)
        ? affirmations
            .filter(({ content }) => content.assessmentLineageId === one.lineageId)
            .map(({ content }) => content.affirmedOn)
        : [],
    };
    found.set(one.supplierId, [...(found.get(one.supplierId) ?? []), shown]);
  }
  return found;
}

type Recorded = Showing & { primeId: string };

function selectShowings(tx: Transaction) {
  return tx
    .select({
      row: showings,
      file: {
        id: evidence.id,
        fileName: evidence.fileName,
        mediaType: evidence.mediaType,
        sizeBytes: evidence.sizeBytes,
        sha256: evidence.sha256,
        uploadedAt: evidence.uploadedAt,
        uploadedByName: evidence.uploadedByName,
        pages: evidence.pages,
        pagesWithoutText: evidence.pagesWithoutText,
        notCui: evidence.notCui,
      },
      became: sql<"corrected" | "withdrawn" | null>`(
        select case when later.is_withdrawn then 'withdrawn' else 'corrected' end
        from showings later where later.supersedes_id = ${showings.id})`,
      answeredAt: answeredAtSql.mapWith(showings.recordedAt),
    })
    .from(showings)
    .leftJoin(evidence, eq(evidence.id, showings.fileId))
    .orderBy(desc(showings.recordedAt), desc(showings.id))
    .$dynamic();
}

type ShowingRow = Awaited<ReturnType<typeof selectShowings>>[number];

const readShowing = ({ row, file, became, answeredAt }: ShowingRow): Recorded =>
  tell(row, file, became, answeredAt);

const showingsOfSuppliers = keptStatement((tx) =>
  selectShowings(tx).where(amongGiven(showings.supplierId, "supplierIds")),
);

async function select({ tx }: Scope, which: SQL | undefined): Promise<Recorded[]> {
  return (await selectShowings(tx).where(which)).map(readShowing);
}

/**
 * When the supplier's official first signed, after it was recorded, an answer that was asked the same:
 * who the organization is stands in every answer, all else in those that describe a system.
 */
const answeredAtSql = sql<Date | null>`(
  select min(answer.submitted_at) from submissions answer
  where answer.supplier_id = ${showings.supplierId} and answer.prime_id = ${showings.primeId}
    and answer.submitted_at > ${showings.recordedAt}
    and (${showings.kind} = 'organization-profile' or exists (
      select 1 from attestations signed
      cross join lateral jsonb_array_elements(signed.covers) covered
      join facts system on system.id = (covered ->> 'factId')::uuid
      where signed.fact_id = answer.attestation_id and system.kind = 'information-system')))`;

type Row = typeof showings.$inferSelect;
type File = Omit<FactEvidence, "uploadedAt"> & { uploadedAt: Date };

function tell(
  row: Row,
  file: File | null,
  became: "corrected" | "withdrawn" | null,
  answeredAt: Date | null,
): Recorded {
  const told = {
    id: row.id,
    primeId: row.primeId,
    supplierId: row.supplierId,
    kind: row.kind,
    lineageId: row.lineageId,
    supersedesId: row.supersedesId,
    correctionReason: row.correctionReason,
    isWithdrawn: row.isWithdrawn,
    recordedAt: row.recordedAt.toISOString(),
    recordedByName: row.recordedByName,
    shownBy: row.shownBy,
    shownByTitle: row.shownByTitle,
    shownHow: row.shownHow,
    shownOn: calendarDate(row.shownOn),
    note: row.note,
    contentHash: row.contentHash,
    content: row.content,
    evidence: file ? [{ ...file, uploadedAt: file.uploadedAt.toISOString() }] : [],
    state: stateOf(row, became, answeredAt),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
  // The kind and its content were written together.
  return told as Recorded;
}

function stateOf(
  { isWithdrawn }: Row,
  became: "corrected" | "withdrawn" | null,
  answeredAt: Date | null,
): ShowingState {
  if (isWithdrawn) return "withdrawn";
  if (became) return became;
  return answeredAt ? "answered" : "stands";
}
