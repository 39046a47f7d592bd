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
  uuid,
} from "drizzle-orm/pg-core";
import type { Settled } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { ANSWER_OUTCOMES, RESPONSE_OUTCOMES } from "#app/domain/questionnaire/review.ts";
import type { QuestionnaireContent } from "#catalogs/index.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { evidence } from "./evidence.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/** A questionnaire that a prime writes: in work, until a version of it is published. */
export const questionnaires = pgTable(
  "questionnaires",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** what it was begun from: one of the library's ids, or another of the prime's own */
    copiedFrom: text().notNull(),
    draft: jsonb().$type<QuestionnaireContent>().notNull(),
    /** counts the changes, so that of two who change it at the same time one is told */
    draftVersion: integer().notNull().default(1),
    changedAt: instant().notNull(),
    changedByName: text().notNull(),
  },
  (t) => [
    unique("questionnaires_of_prime").on(t.id, t.primeId),
    index("questionnaires_prime").on(t.primeId, t.createdAt),
  ],
);

/** A published version of a prime's own questionnaire: never changed. */
export const questionnaireVersions = pgTable(
  "questionnaire_versions",
  {
    questionnaireId: uuid().notNull(),
    primeId: uuid().notNull(),
    version: integer().notNull(),
    publishedAt: createdAt(),
    publishedBy: uuid().notNull(),
    publishedByName: text().notNull(),
    content: jsonb().$type<QuestionnaireContent>().notNull(),
    contentHash: text().notNull(),
  },
  (t) => [
    primaryKey({
      name: "questionnaire_versions_version",
      columns: [t.questionnaireId, t.version],
    }),
    foreignKey({
      name: "questionnaire_versions_of_prime",
      columns: [t.questionnaireId, t.primeId],
      foreignColumns: [questionnaires.id, questionnaires.primeId],
    }).onDelete("restrict"),
    index("questionnaire_versions_prime").on(t.primeId),
  ],
);

/** Questions as they were sent, to one supplier or to many: frozen, whatever becomes of the questionnaire. */
export const questionnaireSendings = pgTable(
  "questionnaire_sendings",
  {
    id: id(),
    sentAt: createdAt(),
    sentBy: uuid().notNull(),
    sentByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** the prime's name then: the supplier reads it */
    primeName: text().notNull(),
    /** one of the library's ids, or the id of one that the prime wrote */
    questionnaire: text().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<QuestionnaireContent>().notNull(),
    contentHash: text().notNull(),
    dueOn: date({ mode: "string" }).notNull(),
    message: text().notNull(),
    /** whether accepted answers of before were asked again */
    asksAll: boolean().notNull(),
  },
  (t) => [
    unique("questionnaire_sendings_of_prime").on(t.id, t.primeId),
    index("questionnaire_sendings_prime").on(t.primeId, t.sentAt),
  ],
);

/** One supplier that a questionnaire was sent to. */
export const questionnaireRequests = pgTable(
  "questionnaire_requests",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    sendingId: uuid().notNull(),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    /** the supplier's own organization */
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** what need not be asked of this supplier, and why */
    settled: jsonb().$type<Settled[]>().notNull(),
    /** when somebody answered the first question */
    startedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    unique("questionnaire_requests_once").on(t.sendingId, t.supplierId),
    unique("questionnaire_requests_of_organization").on(t.id, t.organizationId),
    unique("questionnaire_requests_between").on(t.id, t.primeId, t.supplierId, t.organizationId),
    foreignKey({
      name: "questionnaire_requests_of_sending",
      columns: [t.sendingId, t.primeId],
      foreignColumns: [questionnaireSendings.id, questionnaireSendings.primeId],
    }).onDelete("restrict"),
    index("questionnaire_requests_supplier").on(t.supplierId),
    index("questionnaire_requests_organization").on(t.organizationId),
  ],
);

/**
 * What was answered to one question in preparation: read by nobody but its organization. A correction
 * is the next version, which can be written once, so that of two who answer at the same time one is told.
 */
export const questionnaireAnswers = pgTable(
  "questionnaire_answers",
  {
    requestId: uuid().notNull(),
    organizationId: uuid().notNull(),
    question: text().notNull(),
    version: integer().notNull(),
    answeredAt: createdAt(),
    answeredBy: uuid().notNull(),
    answeredByName: text().notNull(),
    answer: jsonb().$type<ContentAnswer>().notNull(),
  },
  (t) => [
    primaryKey({
      name: "questionnaire_answers_version",
      columns: [t.requestId, t.question, t.version],
    }),
    foreignKey({
      name: "questionnaire_answers_of_organization",
      columns: [t.requestId, t.organizationId],
      foreignColumns: [questionnaireRequests.id, questionnaireRequests.organizationId],
    }).onDelete("restrict"),
    index("questionnaire_answers_organization").on(t.organizationId),
    check("questionnaire_answers_version_counts", sql`${t.version} > 0`),
  ],
);

const between = {
  primeId: uuid().notNull(),
  supplierId: uuid().notNull(),
  organizationId: uuid().notNull(),
};

/** What was handed in: all answers, once and for ever. After a return the next round follows. */
export const questionnaireResponses = pgTable(
  "questionnaire_responses",
  {
    id: id(),
    submittedAt: createdAt(),
    submittedBy: uuid().notNull(),
    submittedByName: text().notNull(),
    /** of who signed; "" where no signature was asked for */
    officialTitle: text().notNull(),
    isSigned: boolean().notNull(),
    ...between,
    requestId: uuid().notNull(),
    round: integer().notNull(),
    answers: jsonb().$type<Record<string, ContentAnswer>>().notNull(),
    statement: text().notNull(),
    /** SHA-256 of what was shown: questions, answers and statement */
    statementHash: text().notNull(),
    message: text().notNull(),
  },
  (t) => [
    unique("questionnaire_responses_round").on(t.requestId, t.round),
    unique("questionnaire_responses_between").on(
      t.id,
      t.requestId,
      t.primeId,
      t.supplierId,
      t.organizationId,
    ),
    foreignKey({
      name: "questionnaire_responses_of_request",
      columns: [t.requestId, t.primeId, t.supplierId, t.organizationId],
      foreignColumns: [
        questionnaireRequests.id,
        questionnaireRequests.primeId,
        questionnaireRequests.supplierId,
        questionnaireRequests.organizationId,
      ],
    }).onDelete("restrict"),
    index("questionnaire_responses_organization").on(t.organizationId),
    index("questionnaire_responses_prime").on(t.primeId, t.submittedAt),
  ],
);

/** A file of an answer that was handed in: from then on its prime reads it, beside this question. */
export const questionnaireFiles = pgTable(
  "questionnaire_files",
  {
    id: id(),
    submittedAt: createdAt(),
    ...between,
    requestId: uuid().notNull(),
    responseId: uuid().notNull(),
    question: text().notNull(),
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("questionnaire_files_once").on(t.responseId, t.question, t.evidenceId),
    foreignKey({
      name: "questionnaire_files_of_response",
      columns: [t.responseId, t.requestId, t.primeId, t.supplierId, t.organizationId],
      foreignColumns: [
        questionnaireResponses.id,
        questionnaireResponses.requestId,
        questionnaireResponses.primeId,
        questionnaireResponses.supplierId,
        questionnaireResponses.organizationId,
      ],
    }).onDelete("restrict"),
    index("questionnaire_files_evidence").on(t.evidenceId),
    index("questionnaire_files_prime").on(t.primeId, t.supplierId),
    index("questionnaire_files_organization").on(t.organizationId),
  ],
);

/** What a reviewer says of one answer; the latest counts. The supplier reads it once the review ended. */
export const questionnaireReviews = pgTable(
  "questionnaire_reviews",
  {
    id: id(),
    reviewedAt: createdAt(),
    reviewedBy: uuid().notNull(),
    reviewedByName: text().notNull(),
    ...between,
    requestId: uuid().notNull(),
    responseId: uuid().notNull(),
    question: text().notNull(),
    outcome: text({ enum: ANSWER_OUTCOMES }).notNull(),
    /** to the supplier */
    message: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: "questionnaire_reviews_of_response",
      columns: [t.responseId, t.requestId, t.primeId, t.supplierId, t.organizationId],
      foreignColumns: [
        questionnaireResponses.id,
        questionnaireResponses.requestId,
        questionnaireResponses.primeId,
        questionnaireResponses.supplierId,
        questionnaireResponses.organizationId,
      ],
    }).onDelete("restrict"),
    index("questionnaire_reviews_response").on(t.responseId, t.question, t.reviewedAt),
    index("questionnaire_reviews_organization").on(t.organizationId),
    oneOf("questionnaire_reviews_outcome", t.outcome, ANSWER_OUTCOMES),
  ],
);

/** What the house notes of one answer, for its own people: no supplier ever reads it. */
export const questionnaireNotes = pgTable(
  "questionnaire_notes",
  {
    id: id(),
    notedAt: createdAt(),
    notedBy: uuid().notNull(),
    notedByName: text().notNull(),
    primeId: uuid().notNull(),
    requestId: uuid().notNull(),
    supplierId: uuid().notNull(),
    organizationId: uuid().notNull(),
    question: text().notNull(),
    text: text().notNull(),
  },
  (t) => [
    foreignKey({
      name: "questionnaire_notes_of_request",
      columns: [t.requestId, t.primeId, t.supplierId, t.organizationId],
      foreignColumns: [
        questionnaireRequests.id,
        questionnaireRequests.primeId,
        questionnaireRequests.supplierId,
        questionnaireRequests.organizationId,
      ],
    }).onDelete("restrict"),
    index("questionnaire_notes_request").on(t.requestId, t.question, t.notedAt),
  ],
);

/** How the review of a response ended; once. */
export const questionnaireDecisions = pgTable(
  "questionnaire_decisions",
  {
    responseId: uuid().primaryKey(),
    decidedAt: createdAt(),
    decidedBy: uuid().notNull(),
    decidedByName: text().notNull(),
    ...between,
    requestId: uuid().notNull(),
    outcome: text({ enum: RESPONSE_OUTCOMES }).notNull(),
    message: text().notNull(),
    /** by when the answer is asked for again; null where it is accepted, and of returns of before */
    dueOn: date({ mode: "string" }),
  },
  (t) => [
    foreignKey({
      name: "questionnaire_decisions_of_response",
      columns: [t.responseId, t.requestId, t.primeId, t.supplierId, t.organizationId],
      foreignColumns: [
        questionnaireResponses.id,
        questionnaireResponses.requestId,
        questionnaireResponses.primeId,
        questionnaireResponses.supplierId,
        questionnaireResponses.organizationId,
      ],
    }).onDelete("restrict"),
    index("questionnaire_decisions_organization").on(t.organizationId),
    oneOf("questionnaire_decisions_outcome", t.outcome, RESPONSE_OUTCOMES),
  ],
);
