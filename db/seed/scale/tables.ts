import type { PgTable } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import { affirmations, assessments } from "#db/schema/assessment.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { organizations } from "#db/schema/organization.ts";
import { requests, submissions } from "#db/schema/request.ts";
import { reviews } from "#db/schema/review.ts";
import {
  acknowledgements,
  attestations,
  informationSystems,
  organizationProfiles,
} from "#db/schema/statement.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { copyRows } from "./copy.ts";

/** What the seed fills, in an order in which every row finds what it names. */
const TABLES = {
  organizations,
  suppliers,
  supplierContacts,
  subcontracts,
  flowdowns,
  requests,
  facts,
  organizationProfiles,
  informationSystems,
  assessments,
  affirmations,
  acknowledgements,
  attestations,
  submissions,
  shares,
  reviews,
} satisfies Record<string, PgTable>;
type Tables = typeof TABLES;

/** Rows that wait to be copied, by table. */
export type Rows = { [Name in keyof Tables]: Tables[Name]["$inferInsert"][] };

export function emptyRows(): Rows {
  return Object.fromEntries(Object.keys(TABLES).map((name) => [name, []])) as unknown as Rows;
}

export async function copyAll(sql: postgres.TransactionSql, rows: Rows): Promise<void> {
  for (const [name, table] of Object.entries(TABLES))
    await copyRows(sql, table, rows[name as keyof Tables]);
}
