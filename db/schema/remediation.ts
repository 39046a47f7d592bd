import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
import type { ReadPlan } from "#app/domain/remediation/import/read-plan.ts";
import type { Milestone } from "#app/domain/remediation/item.ts";
import type { ShownItem, ShownPlan } from "#app/domain/remediation/shown-plan.ts";
import {
  CLOSING_OUTCOMES,
  ITEM_SOURCES,
  ITEM_STATUSES,
  OPEN_AS,
  PLAN_REVIEW_OUTCOMES,
  SHARING_LEVELS,
} from "#app/domain/remediation/vocabulary.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { evidence } from "./evidence.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";
import { workbooks } from "./workbook.ts";

/** The plan to cure what a workbook leaves open: one for each information system. */
export const remediationPlans = pgTable(
  "remediation_plans",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid().notNull(),
    workbookId: uuid().notNull(),
  },
  (t) => [
    unique("remediation_plans_of_organization").on(t.id, t.organizationId),
    uniqueIndex("remediation_plans_of_workbook").on(t.workbookId),
    index("remediation_plans_organization").on(t.organizationId),
    foreignKey({
      name: "remediation_plans_workbook",
      columns: [t.workbookId, t.organizationId],
      foreignColumns: [workbooks.id, workbooks.organizationId],
    }).onDelete("restrict"),
  ],
);

/**
 * What an item of a plan says. A correction is the next version and the former one stays: a version
 * can be written once, so that of two who change an item at the same time one is told.
 */
export const remediationItems = pgTable(
  "remediation_items",
  {
    itemId: uuid().notNull(),
    version: integer().notNull(),
    planId: uuid().notNull(),
    organizationId: uuid().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    /** from 1 in each plan, in the order in which items came on it; the same in every version */
    number: integer().notNull(),
    source: text({ enum: ITEM_SOURCES }).notNull(),
    /** what tells where it came from: the id of a fact, an open requirement; "" for one's own */
    sourceKey: text().notNull(),
    requirement: text(),
    /** how the requirement stood when it came on the plan: it decides the points */
    openAs: text({ enum: OPEN_AS }),
    weakness: text().notNull(),
    action: text().notNull(),
    ownerId: uuid(),
    ownerName: text().notNull(),
    resources: text().notNull(),
    milestones: jsonb().$type<Milestone[]>().notNull(),
    dueOn: date({ mode: "string" }),
    status: text({ enum: ITEM_STATUSES }).notNull(),
    /** the day that the evidence of closing is about */
    doneOn: date({ mode: "string" }),
    evidence: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "remediation_items_version", columns: [t.itemId, t.version] }),
    foreignKey({
      name: "remediation_items_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    unique("remediation_items_number").on(t.planId, t.number, t.version),
    index("remediation_items_organization").on(t.organizationId),
    oneOf("remediation_items_source", t.source, ITEM_SOURCES),
    oneOf("remediation_items_status", t.status, ITEM_STATUSES),
    oneOf("remediation_items_open_as", t.openAs, OPEN_AS),
    check("remediation_items_version_counts", sql`${t.version} > 0`),
    check("remediation_items_done", sql`(${t.status} = 'done') = (${t.doneOn} is not null)`),
  ],
);

/**
 * A file that shows that an item is closed, and the day that it is about. Another file takes its place,
 * or it is withdrawn, by the next row; what was given stays.
 */
export const remediationFiles = pgTable(
  "remediation_files",
  {
    id: id(),
    recordedAt: createdAt(),
    recordedBy: uuid().notNull(),
    recordedByName: text().notNull(),
    planId: uuid().notNull(),
    organizationId: uuid().notNull(),
    itemId: uuid().notNull(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    aboutOn: date({ mode: "string" }).notNull(),
    supersedesId: uuid().references((): AnyPgColumn => remediationFiles.id, {
      onDelete: "restrict",
    }),
    /** repeats the file that it takes off */
    isWithdrawn: boolean().notNull(),
    /** why another took its place or it was taken off; "" for a first one */
    reason: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: "remediation_files_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    unique("remediation_files_superseded_once").on(t.supersedesId),
    index("remediation_files_item").on(t.planId, t.itemId),
    index("remediation_files_evidence").on(t.evidenceId),
    index("remediation_files_organization").on(t.organizationId),
    check(
      "remediation_files_withdrawn",
      sql`not ${t.isWithdrawn} or (${t.supersedesId} is not null and ${t.reason} <> '')`,
    ),
  ],
);

/**
 * That a prime sees a plan, and how far the plan is: numbers and days that every command of the plan
 * writes anew, so that the prime reads nothing of the plan itself unless items are shared.
 */
export const remediationShares = pgTable(
  "remediation_shares",
  {
    /** what its versions are kept by */
    id: uuid().notNull().defaultRandom(),
    planId: uuid().notNull(),
    organizationId: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    sharedAt: createdAt(),
    level: text({ enum: SHARING_LEVELS }).notNull(),
    endedAt: instant(),
    systemName: text().notNull(),
    /** the information system as it was stated; null while it was not */
    systemLineageId: uuid(),
    openCount: integer().notNull(),
    doneCount: integer().notNull(),
    undatedCount: integer().notNull(),
    nextDueOn: date({ mode: "string" }),
    finishOn: date({ mode: "string" }),
    movedOn: date({ mode: "string" }).notNull(),
    /** of the canonical form of what it sees, as its log has it; null: not told since this is kept */
    shownSha256: text(),
  },
  (t) => [
    primaryKey({ name: "remediation_shares_once", columns: [t.planId, t.primeId] }),
    unique("remediation_shares_version").on(t.id),
    foreignKey({
      name: "remediation_shares_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    index("remediation_shares_prime").on(t.primeId, t.supplierId),
    index("remediation_shares_organization").on(t.organizationId),
    oneOf("remediation_shares_level", t.level, SHARING_LEVELS),
  ],
);

/** What a prime said of a plan that it sees, with what it saw. Never updated. */
export const remediationReviews = pgTable(
  "remediation_reviews",
  {
    id: id(),
    reviewedAt: createdAt(),
    reviewedBy: uuid().notNull(),
    reviewedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    organizationId: uuid().notNull(),
    planId: uuid().notNull(),
    outcome: text({ enum: PLAN_REVIEW_OUTCOMES }).notNull(),
    note: text().notNull(),
    /** what the prime saw when it said so */
    shown: jsonb().$type<ShownPlan>().notNull(),
  },
  (t) => [
    foreignKey({
      name: "remediation_reviews_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    index("remediation_reviews_plan_prime").on(t.planId, t.primeId, t.reviewedAt),
    index("remediation_reviews_organization").on(t.organizationId),
    oneOf("remediation_reviews_outcome", t.outcome, PLAN_REVIEW_OUTCOMES),
  ],
);

/** What a prime said of the closing of one item, with the item as it saw it. Never updated. */
export const remediationClosingReviews = pgTable(
  "remediation_closing_reviews",
  {
    id: id(),
    reviewedAt: createdAt(),
    reviewedBy: uuid().notNull(),
    reviewedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    organizationId: uuid().notNull(),
    planId: uuid().notNull(),
    /** the same in every version of the item */
    itemNumber: integer().notNull(),
    outcome: text({ enum: CLOSING_OUTCOMES }).notNull(),
    note: text().notNull(),
    shown: jsonb().$type<ShownItem>().notNull(),
  },
  (t) => [
    foreignKey({
      name: "remediation_closing_reviews_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    index("remediation_closing_reviews_plan_prime").on(t.planId, t.primeId, t.itemNumber),
    index("remediation_closing_reviews_organization").on(t.organizationId),
    index("remediation_closing_reviews_supplier").on(t.supplierId),
    oneOf("remediation_closing_reviews_outcome", t.outcome, CLOSING_OUTCOMES),
    check(
      "remediation_closing_reviews_returned_says_why",
      sql`${t.outcome} <> 'returned' or ${t.note} <> ''`,
    ),
  ],
);

/**
 * A plan that somebody uploaded, as it was read: looked at before anything of it comes on the plan.
 * What is taken from it stands among the items, so nothing here changes.
 */
export const remediationImports = pgTable(
  "remediation_imports",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    planId: uuid().notNull(),
    organizationId: uuid().notNull(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    content: jsonb().$type<ReadPlan>().notNull(),
  },
  (t) => [
    foreignKey({
      name: "remediation_imports_plan",
      columns: [t.planId, t.organizationId],
      foreignColumns: [remediationPlans.id, remediationPlans.organizationId],
    }).onDelete("restrict"),
    index("remediation_imports_organization").on(t.organizationId),
  ],
);
