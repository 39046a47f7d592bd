import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { CryptographicModule } from "#app/domain/cmmc/fips.ts";
import { ASSESSMENT_TYPES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import { oneOf } from "./columns.ts";
import { facts } from "./fact.ts";

export type OpenRequirement = { id: string; partial?: boolean };

/** One assessment of one information system, and the CMMC status or score it ended with. */
export const assessments = pgTable(
  "assessments",
  {
    factId: uuid()
      .primaryKey()
      .references(() => facts.id, { onDelete: "restrict" }),
    systemLineageId: uuid().notNull(),
    type: text({ enum: ASSESSMENT_TYPES }).notNull(),
    status: text({ enum: STATUS_KINDS }),
    statusDate: date({ mode: "string" }).notNull(),
    cmmcUid: text(),
    score: integer(),
    openRequirements: jsonb().$type<OpenRequirement[]>().notNull().default([]),
    cages: text().array().notNull(),
    assessor: text(),
    fullScoreOn: date({ mode: "string" }),
    /** the module that encrypts CUI; null where it was not stated */
    cryptographicModule: jsonb().$type<CryptographicModule>(),
    /** when the close-out of a Conditional status was posted; null: there was none */
    closeOutPostedOn: date({ mode: "string" }),
    /** from when on compliance is no longer what was assessed; null: unchanged */
    complianceChangedOn: date({ mode: "string" }),
    /** from when on DoD revoked it, or a DIBCAC result took its place; null: it stands */
    revokedOn: date({ mode: "string" }),
    /** questions that could not be answered; null: all were */
    unanswered: jsonb().$type<UnansweredQuestions>(),
  },
  (t) => [
    index("assessments_uid").on(t.cmmcUid),
    index("assessments_uid_letters")
      .using("gin", sql`${t.cmmcUid} gin_trgm_ops`)
      .where(sql`${t.cmmcUid} is not null`),
    oneOf("assessments_type", t.type, ASSESSMENT_TYPES),
    oneOf("assessments_status", t.status, STATUS_KINDS),
    check("assessments_score_range", sql`${t.score} between -203 and 110`),
  ],
);

/** The Affirming Official's statement of continuing compliance, as entered in SPRS. @see 32 CFR 170.22 */
export const affirmations = pgTable("affirmations", {
  factId: uuid()
    .primaryKey()
    .references(() => facts.id, { onDelete: "restrict" }),
  assessmentLineageId: uuid().notNull(),
  officialName: text().notNull(),
  officialTitle: text().notNull(),
  affirmedOn: date({ mode: "string" }).notNull(),
});
