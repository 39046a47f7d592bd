import { and, eq, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ListTaking } from "#app/domain/import/file-form.ts";
import type { TableRow } from "#app/domain/import/header.ts";
import { findLookAlikes, type LookAlike } from "#app/domain/import/look-alikes.ts";
import { proposeMapping } from "#app/domain/import/mapping.ts";
import { planImport } from "#app/domain/import/plan.ts";
import type { ImportProblem, ImportRow, ListQuestion } from "#app/domain/import/read-rows.ts";
import type { ImportExisting, ImportPlan } from "#app/domain/import/types.ts";
import { calendarDateOrNull } from "#app/domain/kernel/calendar-date.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isStandingRecord } from "#app/queries/supplier/merge.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { supplierImports } from "#db/schema/import.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";

/** An uploaded supplier list with what confirming it would do now. */
export type SupplierImport = {
  id: string;
  fileName: string;
  sha256: string;
  rowCount: number;
  confirmedAt: Date | null;
  undoneAt: Date | null;
  /** its cells are kept, so that its columns can be taken another way */
  hasCells: boolean;
  /** what only a person can say before it is confirmed */
  questions: ListQuestion[];
  /** how the file was taken; null for one of before this was kept */
  taking: ListTaking | null;
  plan: ImportPlan;
  /** those of the file itself, and those of what is recorded; in the order of the rows */
  problems: ImportProblem[];
  /** SHA-256 of the plan: confirming names what was seen, because what is recorded may change */
  planHash: string;
};

/** One uploaded list, planned against what is recorded now; null when there is none. */
export async function getSupplierImport(
  scope: Scope,
  importId: string,
): Promise<SupplierImport | null> {
  const { tx, actor } = scope;
  const [row] = await tx
    .select({
      id: supplierImports.id,
      fileName: supplierImports.fileName,
      sha256: supplierImports.sha256,
      rowCount: supplierImports.rowCount,
      rows: supplierImports.rows,
      problems: supplierImports.problems,
      taking: supplierImports.taking,
      questions: supplierImports.questions,
      confirmedAt: supplierImports.confirmedAt,
      undoneAt: supplierImports.undoneAt,
      hasCells: sql<boolean>`${supplierImports.cells} is not null`,
    })
    .from(supplierImports)
    .where(
      and(eq(supplierImports.id, importId), eq(supplierImports.primeId, actor.organizationId)),
    );
  if (!row) return null;
  // The rows were written by `readImportRows` and are read by nobody else.
  const rows = (row.rows as ImportRow[]).map(withLaterColumns);
  const plan = planImport(rows, await listExisting(scope, rows));
  const problems = [...row.problems, ...plan.problems].sort((a, b) => a.row - b.row);
  const planHash = sha256Of(Buffer.from(JSON.stringify([plan, problems])));
  const { rows: _, ...found } = row;
  return { ...found, plan, problems, planHash };
}

/** Suppliers of a plan that may be recorded already under another name, or by another code. */
export async function listLookAlikes(
  { tx, actor }: Scope,
  { suppliers: planned }: ImportPlan,
): Promise<LookAlike[]> {
  if (planned.every(({ change }) => change !== "new")) return [];
  const recorded = await tx
    .select({ id: suppliers.id, legalName: suppliers.legalName, cages: suppliers.cages })
    .from(suppliers)
    .where(and(eq(suppliers.primeId, actor.organizationId), isStandingRecord()));
  return findLookAlikes(planned, recorded);
}

/** The cells of an uploaded list, with the row that names its columns; null when none are kept. */
export async function getImportCells(
  { tx, actor }: Scope,
  importId: string,
): Promise<{ cells: TableRow[]; headerRow: number } | null> {
  const [row] = await tx
    .select({ cells: supplierImports.cells, mapping: supplierImports.mapping })
    .from(supplierImports)
    .where(
      and(eq(supplierImports.id, importId), eq(supplierImports.primeId, actor.organizationId)),
    );
  if (!row?.cells) return null;
  const { headerRow } = row.mapping ?? proposeMapping(row.cells);
  return { cells: row.cells, headerRow };
}

/** A row of before categories or values were read has none. */
function withLaterColumns(row: ImportRow): ImportRow {
  const { subcontract } = row;
  if (!subcontract) return row;
  const { cuiCategories = [], value = null } = subcontract;
  return { ...row, subcontract: { ...subcontract, cuiCategories, value } };
}

/** What is recorded of everything the rows name. */
async function listExisting(scope: Scope, rows: readonly ImportRow[]): Promise<ImportExisting> {
  const named = rows.flatMap(({ subcontract }) => (subcontract ? [subcontract] : []));
  const [supplierRows, contractRows, subcontractRows] = await Promise.all([
    listNamedSuppliers(scope, rows),
    listNamedContracts(
      scope,
      named.map((one) => one.contractPiid),
    ),
    listNamedSubcontracts(
      scope,
      named.map((one) => one.number),
    ),
  ]);
  const supplierIds = supplierRows.map((supplier) => supplier.id);
  const contacts = await scope.tx
    .select({
      supplierId: supplierContacts.supplierId,
      email: supplierContacts.email,
      name: supplierContacts.name,
    })
    .from(supplierContacts)
    .where(isOneOf(sql`${supplierContacts.supplierId}::text`, supplierIds));
  return {
    suppliers: supplierRows,
    contacts,
    contracts: contractRows,
    subcontracts: subcontractRows,
  };
}

function listNamedSuppliers({ tx, actor }: Scope, rows: readonly ImportRow[]) {
  const ueis = rows.flatMap(({ uei }) => uei ?? []);
  const names = rows.map(({ legalName }) => legalName.toLowerCase());
  return tx
    .select({
      id: suppliers.id,
      legalName: suppliers.legalName,
      uei: suppliers.uei,
      cages: suppliers.cages,
      tags: suppliers.tags,
    })
    .from(suppliers)
    .where(
      and(
        eq(suppliers.primeId, actor.organizationId),
        isStandingRecord(),
        or(isOneOf(suppliers.uei, ueis), isOneOf(sql`lower(${suppliers.legalName})`, names)),
      ),
    )
    .orderBy(suppliers.createdAt, suppliers.id);
}

function listNamedContracts({ tx, actor }: Scope, piids: readonly string[]) {
  return tx
    .select({ id: contracts.id, piid: contracts.piid })
    .from(contracts)
    .where(and(eq(contracts.primeId, actor.organizationId), isOneOf(contracts.piid, piids)));
}

async function listNamedSubcontracts({ tx, actor }: Scope, numbers: readonly string[]) {
  const rows = await tx
    .select({
      id: subcontracts.id,
      number: subcontracts.number,
      contractId: subcontracts.contractId,
      supplierId: subcontracts.supplierId,
      title: subcontracts.title,
      state: subcontracts.state,
      plannedAwardOn: subcontracts.plannedAwardOn,
      value: subcontracts.value,
      information: subcontracts.information,
      cuiCategories: subcontracts.cuiCategories,
      commercialOffTheShelfOnly: subcontracts.commercialOffTheShelfOnly,
    })
    .from(subcontracts)
    .where(
      and(eq(subcontracts.primeId, actor.organizationId), isOneOf(subcontracts.number, numbers)),
    );
  return rows.map((row) => ({ ...row, plannedAwardOn: calendarDateOrNull(row.plannedAwardOn) }));
}

/**
 * Thousands of values go in one parameter: as a list they would be a parameter each. `is true`
 * keeps the planner from making a join of it, which it takes for a small one and nests.
 */
function isOneOf(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`(${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))) is true`;
}
