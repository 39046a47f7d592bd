import { boolean, date, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import { instant } from "./columns.ts";
import { facts } from "./fact.ts";
import { flowdowns } from "./flowdown.ts";

/** Who the subcontractor is, in its own words. */
export const organizationProfiles = pgTable("organization_profiles", {
  factId: uuid()
    .primaryKey()
    .references(() => facts.id, { onDelete: "restrict" }),
  legalName: text().notNull(),
  uei: text().notNull(),
  cages: text().array().notNull(),
  address: text().notNull(),
  employees: integer(),
  /** questions that could not be answered; null: all were */
  unanswered: jsonb().$type<UnansweredQuestions>(),
});

/** The assessed scope of a subcontractor. */
export const informationSystems = pgTable("information_systems", {
  factId: uuid()
    .primaryKey()
    .references(() => facts.id, { onDelete: "restrict" }),
  name: text().notNull(),
  description: text().notNull().default(""),
  cages: text().array().notNull(),
  planName: text().notNull(),
  planVersion: text().notNull(),
  planDate: date({ mode: "string" }),
  externalServiceProviders: text().notNull().default(""),
  /** questions that could not be answered; null: all were */
  unanswered: jsonb().$type<UnansweredQuestions>(),
});

/** That the subcontractor has read a flowdown and accepts it. */
export const acknowledgements = pgTable(
  "acknowledgements",
  {
    factId: uuid()
      .primaryKey()
      .references(() => facts.id, { onDelete: "restrict" }),
    flowdownId: uuid()
      .notNull()
      .references(() => flowdowns.id, { onDelete: "restrict" }),
    acknowledgedOn: date({ mode: "string" }).notNull(),
    passesOnToLowerTiers: boolean().notNull(),
  },
  (t) => [index("acknowledgements_flowdown").on(t.flowdownId)],
);

/** A certificate such as ISO/IEC 27001. It never stands for a CMMC status. */
export const certifications = pgTable("certifications", {
  factId: uuid()
    .primaryKey()
    .references(() => facts.id, { onDelete: "restrict" }),
  standard: text().notNull(),
  edition: text().notNull(),
  body: text().notNull(),
  number: text().notNull(),
  scope: text().notNull(),
  coversCuiSystem: boolean().notNull(),
  issuedOn: date({ mode: "string" }).notNull(),
  expiresOn: date({ mode: "string" }).notNull(),
});

/** What an official signed here, to its prime, with the exact wording shown and the facts it covers. */
export const attestations = pgTable("attestations", {
  factId: uuid()
    .primaryKey()
    .references(() => facts.id, { onDelete: "restrict" }),
  requestId: uuid().notNull(),
  wordingId: text().notNull(),
  wording: text().notNull(),
  officialName: text().notNull(),
  officialTitle: text().notNull(),
  signedAt: instant().notNull(),
  secondFactorAt: instant().notNull(),
  covers: jsonb().$type<{ factId: string; contentHash: string }[]>().notNull(),
});
