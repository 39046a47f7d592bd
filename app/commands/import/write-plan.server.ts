import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { OversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { ImportPlan } from "#app/domain/import/types.ts";
import type { WrittenRows } from "#app/domain/import/written.ts";
import { searchTextOf } from "#app/domain/supplier/search-text.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { isAnswered, tellSubcontract } from "./tell-subcontract.server.ts";

type WrittenSuppliers = Pick<WrittenRows, "newSuppliers" | "changedSuppliers" | "newContacts">;

/**
 * Write the suppliers and contacts of a plan, one statement a table.
 *
 * @returns the id of each supplier of the plan, in its order, and what was written.
 */
export async function writeSuppliers(
  { tx, actor }: Scope,
  { suppliers }: ImportPlan,
): Promise<{ ids: string[]; written: WrittenSuppliers }> {
  const ids = suppliers.map(({ existing }) => existing?.id ?? randomUUID());
  const contactsOf = suppliers.map(({ newContacts }, index) =>
    newContacts.map((contact) => ({ id: randomUUID(), supplier_id: ids[index], ...contact })),
  );
  const contacts = contactsOf.flat();
  const rows = suppliers.map(({ change, legalName, uei, cages, tags }, index) => {
    const own = contactsOf[index] ?? [];
    return {
      ...{ id: ids[index], change, legal_name: legalName, uei, cages, tags },
      search_text: searchTextOf({ legalName, uei, cages, tags }, own),
    };
  });
  const { organizationId, personId, at } = actor;
  const own = sql`${organizationId}::uuid, ${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into suppliers (id, prime_id, created_at, created_by, legal_name, uei, cages, tags,
      search_text)
    select id, ${own}, ${personId}::uuid, legal_name, uei, cages, tags, search_text
    from jsonb_to_recordset(${listed(rows, "new")}::jsonb)
      as row(id uuid, legal_name text, uei text, cages text[], tags text[], search_text text)`);
  await tx.execute(sql`
    update suppliers set legal_name = row.legal_name, uei = row.uei, cages = row.cages, tags = row.tags
    from jsonb_to_recordset(${listed(rows, "changed")}::jsonb)
      as row(id uuid, legal_name text, uei text, cages text[], tags text[])
    where suppliers.id = row.id and suppliers.prime_id = ${organizationId}::uuid`);
  await tx.execute(sql`
    insert into supplier_contacts (id, prime_id, created_at, supplier_id, name, email, title)
    select id, ${own}, supplier_id, name, email, title
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
      as row(id uuid, supplier_id uuid, name text, email text, title text)`);
  const named = suppliers.flatMap(({ namedContacts }, index) =>
    namedContacts.map((contact) => ({ supplier_id: ids[index], ...contact })),
  );
  await tx.execute(sql`
    update supplier_contacts set name = row.name
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
      as row(supplier_id uuid, name text, email text)
    where supplier_contacts.supplier_id = row.supplier_id
      and lower(supplier_contacts.email) = row.email and supplier_contacts.name = ''
      and supplier_contacts.prime_id = ${organizationId}::uuid`);
  return {
    ids,
    written: {
      newSuppliers: idsOf(rows, "new"),
      changedSuppliers: idsOf(rows, "changed"),
      newContacts: contacts.map(({ id }) => id),
    },
  };
}

function idsOf(rows: readonly { id?: string; change: string }[], change: string): string[] {
  return rows.flatMap((row) => (row.change === change && row.id ? [row.id] : []));
}

type WrittenSubcontracts = Pick<WrittenRows, "newSubcontracts" | "changedSubcontracts">;

/**
 * Write the subcontracts of a plan, one statement for the new and one for the changed.
 *
 * @param supplierIds of the suppliers of the plan, in its order.
 * @returns what was written; of it the ids of those whose information flow is new or different, and
 *   what the log says of all.
 */
export async function writeSubcontracts(
  { tx, actor }: Scope,
  { subcontracts }: ImportPlan,
  supplierIds: readonly string[],
): Promise<{ answered: string[]; entries: OversightEntry[]; written: WrittenSubcontracts }> {
  const rows = subcontracts.map((subcontract) => ({
    id: subcontract.existing?.id ?? randomUUID(),
    change: subcontract.change,
    is_answered: isAnswered(subcontract),
    contract_id: subcontract.contractId,
    supplier_id: supplierIds[subcontract.supplier],
    number: subcontract.number,
    title: subcontract.title,
    planned_award_on: subcontract.plannedAwardOn,
    value: subcontract.value,
    information: subcontract.information,
    cui_categories: subcontract.cuiCategories,
    cots: subcontract.commercialOffTheShelfOnly,
  }));
  const { organizationId, personId, at } = actor;
  const now = sql`${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into subcontracts (id, prime_id, created_at, created_by, contract_id, supplier_id, number,
      title, planned_award_on, value, information, cui_categories, commercial_off_the_shelf_only,
      answered_at)
    select id, ${organizationId}::uuid, ${now}, ${personId}::uuid, contract_id, supplier_id, number,
      title, planned_award_on, value, information, cui_categories, cots, case when is_answered then ${now} end
    from jsonb_to_recordset(${listed(rows, "new")}::jsonb)
      as row(id uuid, contract_id uuid, supplier_id uuid, number text, title text,
        planned_award_on date, value bigint, information text, cui_categories text[], cots boolean,
        is_answered boolean)`);
  await tx.execute(sql`
    update subcontracts set title = row.title, planned_award_on = row.planned_award_on,
      value = row.value, information = row.information, commercial_off_the_shelf_only = row.cots,
      cui_categories = row.cui_categories,
      answered_at = case when row.is_answered then ${now} else answered_at end
    from jsonb_to_recordset(${listed(rows, "changed")}::jsonb)
      as row(id uuid, title text, planned_award_on date, value bigint, information text,
        cui_categories text[], cots boolean, is_answered boolean)
    where subcontracts.id = row.id and subcontracts.prime_id = ${organizationId}::uuid`);
  const answered = rows.filter((row) => row.is_answered).map((row) => row.id);
  return {
    answered,
    entries: rows.flatMap(tellSubcontract),
    written: {
      newSubcontracts: idsOf(rows, "new"),
      changedSubcontracts: idsOf(rows, "changed"),
    },
  };
}

function listed(rows: readonly { change: string }[], change: string): string {
  return JSON.stringify(rows.filter((row) => row.change === change));
}
