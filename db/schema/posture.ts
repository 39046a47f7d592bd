import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { PostureCount } from "#app/domain/posture/months.ts";
import { STANDINGS } from "#app/domain/posture/standing.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";
import { instant, oneOf } from "./columns.ts";
import { contracts } from "./contract.ts";
import { organizations } from "./organization.ts";
import { subcontracts } from "./subcontract.ts";
import { suppliers } from "./supplier.ts";

export const VERDICTS = ["eligible", "ineligible", "no-requirement"] as const;
const OWN_TERMS_VERDICTS = ["met", "not-met"] as const;

/**
 * The current verdict of each subcontract and where it stands: a projection of the facts, written by
 * the verdict function alone and rebuilt at any time. A subcontract whose information flow is not
 * answered has none.
 */
export const postures = pgTable(
  "postures",
  {
    subcontractId: uuid()
      .primaryKey()
      .references(() => subcontracts.id, { onDelete: "restrict" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    asOf: date({ mode: "string" }).notNull(),
    computedAt: instant().notNull(),
    verdict: text({ enum: VERDICTS }).notNull(),
    required: text({ enum: REQUIRED_STATUSES }),
    holdsUntil: date({ mode: "string" }),
    /** what the prime asks beyond the rule, and whether it is met; null where it asks nothing */
    ownTermsRequired: text({ enum: REQUIRED_STATUSES }),
    ownTermsVerdict: text({ enum: OWN_TERMS_VERDICTS }),
    /** the first day on which it has to be decided anew; null: not before something is submitted */
    refreshOn: date({ mode: "string" }),
    /** of the day its award is planned for, while that day is to come */
    awardDayVerdict: text({ enum: VERDICTS }),
    /** where it stands between the question and the checked answer */
    standing: text({ enum: STANDINGS }).notNull().default("to-issue"),
    /** facts of this subcontract alone */
    factsToReview: integer().notNull().default(0),
    factsAccepted: integer().notNull().default(0),
    factsReturned: integer().notNull().default(0),
    /** facts of its supplier that nobody checked, the same on each of its subcontracts */
    supplierToReview: integer().notNull().default(0),
    /** when the first of these came; null where there is none */
    supplierWaitingSince: instant(),
    decision: jsonb().$type<EligibilityVerdict>().notNull(),
  },
  (t) => [
    // What lapses, in the order of its days, with all that is asked of each.
    index("postures_prime").on(
      t.primeId,
      t.verdict,
      t.holdsUntil,
      t.subcontractId,
      t.contractId,
      t.awardDayVerdict,
    ),
    // All that the overview counts, so that it is read without the decisions beside it.
    index("postures_counted").on(
      t.primeId,
      t.subcontractId,
      t.contractId,
      t.verdict,
      t.holdsUntil,
      t.standing,
      t.awardDayVerdict,
      t.ownTermsVerdict,
    ),
    index("postures_standing_of").on(t.primeId, t.standing, t.subcontractId),
    index("postures_until").on(t.primeId, t.holdsUntil, t.subcontractId),
    index("postures_contract").on(t.contractId),
    index("postures_supplier").on(t.supplierId),
    index("postures_holds_until").on(t.holdsUntil),
    index("postures_refresh_on").on(t.refreshOn),
    index("postures_own_terms")
      .on(t.primeId, t.ownTermsVerdict)
      .where(sql`${t.ownTermsVerdict} is not null`),
    // The queue in its order, and all that is counted of it.
    index("postures_to_review")
      .on(t.primeId, t.supplierWaitingSince, t.supplierId, t.supplierToReview, t.contractId)
      .where(sql`${t.supplierToReview} > 0`),
    // What waits for somebody: few of many.
    index("postures_to_issue").on(t.primeId, t.supplierId).where(sql`${t.standing} = 'to-issue'`),
    index("postures_returned").on(t.primeId, t.supplierId).where(sql`${t.factsReturned} > 0`),
    index("postures_award_day")
      .on(t.primeId, t.subcontractId, t.contractId, t.verdict)
      .where(sql`${t.awardDayVerdict} = 'ineligible'`),
    // Awarded, and eligible no more: looked for among all that are settled.
    index("postures_settled")
      .on(t.primeId, t.subcontractId, t.contractId)
      .where(sql`${t.verdict} = 'ineligible' and ${t.standing} = 'settled'`),
    oneOf("postures_award_day_verdict", t.awardDayVerdict, VERDICTS),
    oneOf("postures_standing", t.standing, STANDINGS),
    oneOf("postures_verdict", t.verdict, VERDICTS),
    oneOf("postures_own_terms_verdict", t.ownTermsVerdict, OWN_TERMS_VERDICTS),
  ],
);

/**
 * The SPRS score that stands for each supplier, of what it told the prime: a projection of the facts
 * like the verdicts, rebuilt with them. A supplier that told none has no row, or one without a score.
 */
export const supplierScores = pgTable(
  "supplier_scores",
  {
    supplierId: uuid()
      .primaryKey()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    score: integer(),
    scoredOn: date({ mode: "string" }),
  },
  (t) => [
    index("supplier_scores_prime").on(t.primeId, t.score, t.supplierId),
    check("supplier_scores_range", sql`${t.score} between -203 and 110`),
    check("supplier_scores_dated", sql`(${t.score} is null) = (${t.scoredOn} is null)`),
  ],
);

/** The verdicts that make a supplier's worst, of the same rank as their states; the days tell them apart. */
export const WORST_VERDICTS = ["ineligible", "undecided", "eligible", "no-requirement"] as const;

/**
 * The open subcontracts of each supplier rolled up: a projection of the kept verdicts, written by the
 * database in the transaction that changes one of them, and rebuilt with them. It goes with a supplier
 * whose import is undone.
 */
export const supplierPostures = pgTable(
  "supplier_postures",
  {
    supplierId: uuid()
      .primaryKey()
      .references(() => suppliers.id, { onDelete: "cascade" }),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    openSubcontracts: integer().notNull().default(0),
    /** null without an open subcontract */
    worst: text({ enum: WORST_VERDICTS }),
    /** the first day on which an eligible verdict ends */
    holdsUntil: date({ mode: "string" }),
  },
  (t) => [
    index("supplier_postures_prime").on(t.primeId, t.worst, t.holdsUntil, t.supplierId),
    // What the list of suppliers is sorted by.
    index("supplier_postures_until").on(t.primeId, t.holdsUntil, t.supplierId),
    index("supplier_postures_open").on(t.primeId, t.openSubcontracts),
    oneOf("supplier_postures_worst", t.worst, WORST_VERDICTS),
  ],
);

/**
 * How many subcontracts of a contract are alike in everything that is counted of them, and what they are
 * worth: a projection of the subcontracts and their verdicts, written by the database in the transaction
 * that changes one of them. What a day alone changes is told from the kept day.
 */
export const subcontractCounts = pgTable(
  "subcontract_counts",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    contractId: uuid()
      .notNull()
      .references(() => contracts.id, { onDelete: "restrict" }),
    isClosed: boolean().notNull(),
    information: text({ enum: INFORMATION }),
    /** null while nothing is decided */
    verdict: text({ enum: VERDICTS }),
    /** the day on which an eligible verdict ends */
    holdsUntil: date({ mode: "string" }),
    standing: text({ enum: STANDINGS }).notNull(),
    /** that may be awarded today, and not on the day the award is planned for */
    changesByAward: boolean().notNull(),
    ownTermsVerdict: text({ enum: OWN_TERMS_VERDICTS }),
    subcontracts: integer().notNull(),
    /** of these, whose value is known */
    valued: integer().notNull(),
    /** of those together, in whole US dollars */
    value: bigint({ mode: "number" }).notNull(),
  },
  (t) => [
    unique("subcontract_counts_once")
      .on(
        t.primeId,
        t.contractId,
        t.isClosed,
        t.information,
        t.verdict,
        t.holdsUntil,
        t.standing,
        t.changesByAward,
        t.ownTermsVerdict,
      )
      .nullsNotDistinct(),
  ],
);

/**
 * How many suppliers have a tag, or are there at all, in each worst state: a projection of the suppliers and
 * of what their subcontracts come to, written by the database in the transaction that changes one of them.
 * Records that were merged into another are not counted. What a day alone changes is told from the kept day.
 */
export const supplierCounts = pgTable(
  "supplier_counts",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** null: whatever tags they have, so that each supplier is counted once */
    tag: text(),
    /** null without an open subcontract */
    worst: text({ enum: WORST_VERDICTS }),
    /** the first day on which an eligible verdict ends, where that is the worst */
    holdsUntil: date({ mode: "string" }),
    suppliers: integer().notNull(),
  },
  (t) => [
    unique("supplier_counts_once").on(t.primeId, t.tag, t.worst, t.holdsUntil).nullsNotDistinct(),
  ],
);

/** How many suppliers have each SPRS score that stands: kept as they are counted, @see supplierCounts */
export const scoreCounts = pgTable(
  "score_counts",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    score: integer().notNull(),
    suppliers: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.primeId, t.score] })],
);

/**
 * How a prime's supply chain stood when the sweep first came by in a month. Written once: what is
 * found out later of that day is in the facts, and does not change what was seen then.
 */
export const postureMonths = pgTable(
  "posture_months",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** its first day */
    month: date({ mode: "string" }).notNull(),
    keptOn: date({ mode: "string" }).notNull(),
    keptAt: instant().notNull(),
    counts: jsonb().$type<PostureCount[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.primeId, t.month] }),
    check("posture_months_first_day", sql`extract(day from ${t.month}) = 1`),
    check(
      "posture_months_within",
      sql`${t.keptOn} >= ${t.month} and ${t.keptOn} < ${t.month} + interval '1 month'`,
    ),
  ],
);
