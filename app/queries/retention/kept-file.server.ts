import { and, desc, eq, inArray, sql } from "drizzle-orm";
import {
  calendarDate,
  calendarDateOf,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import { decideDisposal } from "#app/domain/retention/decide-disposal.ts";
import { findHolds } from "#app/domain/retention/hold.ts";
import type { HoldingRecord, KeptFile } from "#app/domain/retention/kept-file.ts";
import { type FactBeside, retainedUntil } from "#app/domain/retention/retained-until.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import {
  questionnaireFiles,
  questionnaireRequests,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { certifications } from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { listHoldsOnSuppliers } from "./legal-hold.server.ts";
import { getRetentionPeriod, type RetentionPeriod } from "./retention.server.ts";

/**
 * Files that were shared with the prime or shown to it, with how long each is kept, why, and whether it may be
 * disposed of today; in the order of the ids given. Foreign and unknown ids are left out.
 */
export async function listKeptFiles(
  scope: Scope,
  evidenceIds: readonly string[],
): Promise<KeptFile[]> {
  if (evidenceIds.length === 0) return [];
  const period = await getRetentionPeriod(scope);
  const [stated, answered, besideItems] = await Promise.all([
    listBeside(scope, evidenceIds),
    listAnswered(scope, evidenceIds),
    listBesideItems(scope, evidenceIds),
  ]);
  const rows: Received[] = [...stated, ...answered, ...besideItems];
  const supplierIds = [...new Set(rows.map((row) => row.supplierId))];
  const [onSuppliers, records] = await Promise.all([
    listHoldsOnSuppliers(scope, supplierIds),
    listRecordsOf(scope, supplierIds),
  ]);
  return [...new Set(evidenceIds)].flatMap((evidenceId) => {
    const received = rows.filter((row) => row.evidenceId === evidenceId);
    const [first] = received;
    if (!first) return [];
    const owners = received.map((row) => row.supplierId);
    const contractIds = owners.flatMap((id) => onSuppliers.contractsOf.get(id) ?? []);
    const holds = findHolds(onSuppliers.holds, { supplierIds: owners, contractIds });
    const holding = records.filter((record) =>
      received.some(
        (row) => row.supplierId === record.supplierId && row.sharedAt <= record.knownAt,
      ),
    );
    const beside = stated.filter((row) => row.evidenceId === evidenceId);
    const answers = answered.filter((row) => row.evidenceId === evidenceId);
    const items = besideItems.filter((row) => row.evidenceId === evidenceId);
    return keptFile(scope, period, { beside, answers, items, first, records: holding, holds });
  });
}

/** A file that the prime was given, whatever it stands beside. */
type Received = Pick<
  BesideRow,
  "evidenceId" | "fileName" | "sha256" | "supplierId" | "legalName" | "sharedAt"
>;

type Found = {
  beside: BesideRow[];
  answers: AnsweredRow[];
  items: BesideItem[];
  first: Received;
  records: RecordOfSupplier[];
  holds: KeptFile["holds"];
};

function keptFile({ actor }: Scope, period: RetentionPeriod, found: Found): KeptFile {
  const { beside, first, holds } = found;
  const dayOf = (at: Date) => calendarDateOf(at, period.timeZone);
  const records = found.records
    .map(({ builtAt, requestedAt, ...record }) => ({
      ...record,
      builtOn: dayOf(builtAt ?? requestedAt),
    }))
    .sort((a, b) => (a.builtOn < b.builtOn ? 1 : -1));
  const stated = beside.map((row) => ({
    factId: row.factId,
    kind: row.kind,
    assessmentType: row.assessmentType,
    statedOn: calendarDateOrNull(row.statusDate ?? row.affirmedOn ?? row.expiresOn),
    receivedOn: dayOf(row.sharedAt),
  }));
  const answers = found.answers.map(({ questionnaireRequestId, title, sharedAt }) => ({
    questionnaireRequestId,
    title,
    receivedOn: dayOf(sharedAt),
  }));
  const planItems = found.items.map(({ planId, systemName, itemNumber, sharedAt }) => ({
    planId,
    systemName,
    itemNumber,
    receivedOn: dayOf(sharedAt),
  }));
  const retention = retainedUntil({
    facts: stated satisfies FactBeside[],
    answeredOn: answers.map(({ receivedOn }) => receivedOn),
    besideItemSince: planItems.map(({ receivedOn }) => receivedOn),
    recordBuiltOn: records[0]?.builtOn ?? null,
    years: period.years,
  });
  const { evidenceId, fileName, sha256 } = first;
  return {
    evidenceId,
    fileName,
    sha256,
    retention,
    holds,
    supplier: { id: first.supplierId, legalName: first.legalName },
    facts: stated,
    answers,
    planItems,
    records: records.map(
      ({ id, number, builtOn, contractId, subcontractId }): HoldingRecord => ({
        id,
        number,
        builtOn,
        contractId,
        subcontractId,
      }),
    ),
    verdict: decideDisposal(retention, holds, calendarDate(actor.on)),
  };
}

type BesideRow = Awaited<ReturnType<typeof listBeside>>[number];

/** Each fact that the files stand beside and that was shared with the prime, newest first. */
function listBeside({ tx, actor }: Scope, evidenceIds: readonly string[]) {
  return tx
    .select({
      evidenceId: evidence.id,
      fileName: evidence.fileName,
      sha256: evidence.sha256,
      factId: facts.id,
      kind: facts.kind,
      assessmentType: assessments.type,
      statusDate: assessments.statusDate,
      affirmedOn: affirmations.affirmedOn,
      expiresOn: certifications.expiresOn,
      supplierId: shares.supplierId,
      legalName: suppliers.legalName,
      sharedAt: shares.sharedAt,
    })
    .from(evidence)
    .innerJoin(evidenceLinks, eq(evidenceLinks.evidenceId, evidence.id))
    .innerJoin(shares, eq(shares.factId, evidenceLinks.factId))
    .innerJoin(facts, eq(facts.id, shares.factId))
    .innerJoin(suppliers, eq(suppliers.id, shares.supplierId))
    .leftJoin(assessments, eq(assessments.factId, facts.id))
    .leftJoin(affirmations, eq(affirmations.factId, facts.id))
    .leftJoin(certifications, eq(certifications.factId, facts.id))
    .where(and(eq(shares.primeId, actor.organizationId), inArray(evidence.id, [...evidenceIds])))
    .orderBy(desc(shares.sharedAt), facts.id);
}

type AnsweredRow = Awaited<ReturnType<typeof listAnswered>>[number];

/** Each questionnaire in which the files were handed in to the prime, newest first. */
function listAnswered({ tx, actor }: Scope, evidenceIds: readonly string[]) {
  return tx
    .select({
      evidenceId: evidence.id,
      fileName: evidence.fileName,
      sha256: evidence.sha256,
      supplierId: questionnaireFiles.supplierId,
      legalName: suppliers.legalName,
      sharedAt: questionnaireFiles.submittedAt,
      questionnaireRequestId: questionnaireFiles.requestId,
      title: sql<string>`${questionnaireSendings.content} ->> 'title'`,
    })
    .from(questionnaireFiles)
    .innerJoin(evidence, eq(evidence.id, questionnaireFiles.evidenceId))
    .innerJoin(questionnaireRequests, eq(questionnaireRequests.id, questionnaireFiles.requestId))
    .innerJoin(questionnaireSendings, eq(questionnaireSendings.id, questionnaireRequests.sendingId))
    .innerJoin(suppliers, eq(suppliers.id, questionnaireFiles.supplierId))
    .where(
      and(
        eq(questionnaireFiles.primeId, actor.organizationId),
        inArray(questionnaireFiles.evidenceId, [...evidenceIds]),
      ),
    )
    .orderBy(desc(questionnaireFiles.submittedAt), questionnaireFiles.id);
}

type BesideItem = Received & { planId: string; systemName: string; itemNumber: number };

/** Each item of a remediation plan beside which the files were shown to the prime, newest first. */
async function listBesideItems(
  { tx }: Scope,
  evidenceIds: readonly string[],
): Promise<BesideItem[]> {
  const rows = await tx.execute<{
    evidence_id: string;
    file_name: string;
    sha256: string;
    supplier_id: string;
    legal_name: string;
    plan_id: string;
    system_name: string;
    item_number: number;
    seen_at: Date | string;
  }>(sql`
    select seen.*, e.file_name, e.sha256, s.legal_name
    from flowdown.plan_files_seen() seen
    join evidence e on e.id = seen.evidence_id
    join suppliers s on s.id = seen.supplier_id
    where seen.evidence_id = any(${`{${evidenceIds.join(",")}}`}::uuid[])
    order by seen.seen_at desc, seen.plan_id, seen.item_number`);
  return rows.map((row) => ({
    evidenceId: row.evidence_id,
    fileName: row.file_name,
    sha256: row.sha256,
    supplierId: row.supplier_id,
    legalName: row.legal_name,
    sharedAt: new Date(row.seen_at),
    planId: row.plan_id,
    systemName: row.system_name,
    itemNumber: row.item_number,
  }));
}

type RecordOfSupplier = Awaited<ReturnType<typeof listRecordsOf>>[number];

/**
 * The records that cover a subcontract of the suppliers: each holds what its supplier had stated by
 * then. One that is still being built counts from its request.
 */
async function listRecordsOf({ tx, actor }: Scope, supplierIds: readonly string[]) {
  if (supplierIds.length === 0) return [];
  const owners = await tx
    .select({ id: subcontracts.id, supplierId: subcontracts.supplierId })
    .from(subcontracts)
    .where(inArray(subcontracts.supplierId, [...supplierIds]));
  const supplierOf = new Map(owners.map((row) => [row.id, row.supplierId]));
  const ids = `{${[...supplierOf.keys()].join(",")}}`;
  const { id, number, contractId, subcontractId, knownAt, builtAt, requestedAt, subcontractIds } =
    oversightRecords;
  const rows = await tx
    .select({
      id,
      number,
      contractId,
      subcontractId,
      knownAt,
      builtAt,
      requestedAt,
      subcontractIds,
    })
    .from(oversightRecords)
    .where(
      and(
        eq(oversightRecords.primeId, actor.organizationId),
        sql`(${subcontractId} = any(${ids}::uuid[])
          or (${subcontractId} is null and ${subcontractIds} && ${ids}::uuid[]))`,
      ),
    );
  return rows.flatMap(({ subcontractIds: covered, ...record }) => {
    const suppliersOf = new Set(covered.flatMap((one) => supplierOf.get(one) ?? []));
    return [...suppliersOf].map((supplierId) => ({ ...record, supplierId }));
  });
}
