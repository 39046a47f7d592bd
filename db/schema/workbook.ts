import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { TableRow } from "#app/domain/import/header.ts";
import { WORKBOOK_STATUSES } from "#app/domain/workbook/answer.ts";
import { createdAt, id, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";

/** The 110 results of one information system in preparation: read by nobody but its organization. */
export const workbooks = pgTable(
  "workbooks",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    /** what the organization calls the system */
    systemName: text().notNull(),
    /** the system as it was stated, where it was; a fact's lineage */
    systemLineageId: uuid(),
  },
  (t) => [
    unique("workbooks_of_organization").on(t.id, t.organizationId),
    uniqueIndex("workbooks_of_system").on(t.organizationId, sql`lower(${t.systemName})`),
  ],
);

/**
 * What was said of one requirement. A correction is the next version and the former one stays: a
 * version can be written once, so that of two who answer at the same time one is told.
 */
export const workbookAnswers = pgTable(
  "workbook_answers",
  {
    workbookId: uuid().notNull(),
    organizationId: uuid().notNull(),
    requirement: text().notNull(),
    version: integer().notNull(),
    answeredAt: createdAt(),
    answeredBy: uuid().notNull(),
    answeredByName: text().notNull(),
    status: text({ enum: WORKBOOK_STATUSES }),
    /** letters of the assessment objectives that are ticked */
    objectives: text().array().notNull(),
    ground: text().notNull(),
    note: text().notNull(),
    evidence: text().notNull(),
    /** the day that the evidence is about */
    evidenceOn: date({ mode: "string" }),
  },
  (t) => [
    primaryKey({
      name: "workbook_answers_version",
      columns: [t.workbookId, t.requirement, t.version],
    }),
    foreignKey({
      name: "workbook_answers_of_organization",
      columns: [t.workbookId, t.organizationId],
      foreignColumns: [workbooks.id, workbooks.organizationId],
    }).onDelete("restrict"),
    index("workbook_answers_organization").on(t.organizationId),
    oneOf("workbook_answers_status", t.status, WORKBOOK_STATUSES),
    check("workbook_answers_version_counts", sql`${t.version} > 0`),
  ],
);

/**
 * A spreadsheet of results that somebody uploaded, as text: looked at before anything of it becomes an
 * answer. What is taken from it stands among the answers, so nothing here changes.
 */
export const workbookImports = pgTable(
  "workbook_imports",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    workbookId: uuid().notNull(),
    organizationId: uuid().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    rows: jsonb().$type<TableRow[]>().notNull(),
  },
  (t) => [
    foreignKey({
      name: "workbook_imports_of_organization",
      columns: [t.workbookId, t.organizationId],
      foreignColumns: [workbooks.id, workbooks.organizationId],
    }).onDelete("restrict"),
    index("workbook_imports_organization").on(t.organizationId),
  ],
);

/**
 * What an organization says of its ISO/IEC 27001 certificate and its Statement of Applicability, for one
 * system. Each saving is the next row; the latest counts.
 */
export const applicabilityStatements = pgTable(
  "applicability_statements",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    workbookId: uuid().notNull(),
    organizationId: uuid().notNull(),
    coversCuiSystem: boolean().notNull(),
    /** who accredited the certification body, as the certificate names it; "" where not stated */
    accreditation: text().notNull(),
    expiresOn: date({ mode: "string" }),
    /** ids of the controls that apply and are in place, of the edition of 2022 */
    controls: text().array().notNull(),
  },
  (t) => [
    foreignKey({
      name: "applicability_statements_of_organization",
      columns: [t.workbookId, t.organizationId],
      foreignColumns: [workbooks.id, workbooks.organizationId],
    }).onDelete("restrict"),
    index("applicability_statements_workbook").on(t.workbookId, t.createdAt),
    index("applicability_statements_organization").on(t.organizationId),
  ],
);
