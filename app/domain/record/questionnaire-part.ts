import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { NotCui } from "#app/domain/evidence/not-cui.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { ANSWER_OUTCOMES, RESPONSE_OUTCOMES } from "#app/domain/questionnaire/review.ts";
import type { AnswerType, ColumnKind, InsteadOfAnswer } from "#catalogs/index.ts";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Day = z.iso.date().transform(calendarDate);
const Instant = z.iso.datetime();

const TYPES = [
  "text",
  "number",
  "date",
  "choice",
  "choices",
  "table",
  "file",
] as const satisfies readonly AnswerType[];
const COLUMN_KINDS = ["text", "number", "date"] as const satisfies readonly ColumnKind[];
const INSTEAD = ["unknown", "not-applicable"] as const satisfies readonly InsteadOfAnswer[];

const named = z.object({ value: z.string(), label: z.string() });

/** What is absent in a question stays absent: the whole is hashed. */
const QuestionPart = z.object({
  id: z.string(),
  type: z.enum(TYPES),
  label: z.string(),
  help: z.string(),
  why: z.string(),
  citation: z.string().nullable(),
  required: z.boolean(),
  allows: z.array(z.enum(INSTEAD)),
  options: z.array(named).optional(),
  columns: z
    .array(z.object({ id: z.string(), label: z.string(), kind: z.enum(COLUMN_KINDS).optional() }))
    .optional(),
  long: z.boolean().optional(),
  showWhen: z.array(z.object({ question: z.string(), is: z.array(z.string()) })).optional(),
  provedBy: z.enum(REQUIRED_STATUSES).optional(),
});

/** The questions as they were frozen when they were sent. */
const ContentPart = z.object({
  title: z.string(),
  purpose: z.string(),
  minutes: z.number().int(),
  asksSignature: z.boolean(),
  sections: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      intro: z.string(),
      questions: z.array(QuestionPart),
    }),
  ),
});

const AnswerPart = z.object({
  text: z.string(),
  chosen: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** absent where none was given */
  files: z
    .array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        mediaType: z.string(),
        sizeBytes: z.number(),
        sha256: Sha256,
        uploadedAt: Instant,
        uploadedByName: z.string(),
        pages: z.number().int().nullable(),
        pagesWithoutText: z.number().int().nullable(),
        notCui: NotCui.nullable(),
        // Absent in what was answered before files named their last day.
        validUntil: Day.nullable().optional(),
      }),
    )
    .optional(),
  instead: z.enum(INSTEAD).nullable(),
  reason: z.string(),
});

const SettledPart = z.object({
  question: z.string(),
  by: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("status"), status: z.string(), statusDate: Day }),
    z.object({ kind: z.literal("earlier"), answer: AnswerPart, submittedOn: Day }),
  ]),
});

/** How a review ended, with what was said of single answers; what the house notes is never there. */
const DecisionPart = z.object({
  outcome: z.enum(RESPONSE_OUTCOMES),
  message: z.string(),
  decidedAt: Instant,
  decidedByName: z.string(),
  /** of a return, by when the changed answers were asked for; absent in records made before it was told */
  dueOn: Day.nullable().optional(),
  answers: z.array(
    z.object({ question: z.string(), outcome: z.enum(ANSWER_OUTCOMES), message: z.string() }),
  ),
});

const RoundPart = z.object({
  id: z.uuid(),
  round: z.number().int().positive(),
  submittedAt: Instant,
  submittedByName: z.string(),
  officialTitle: z.string(),
  /** with the second factor of an affirming official */
  isSigned: z.boolean(),
  answers: z.record(z.string(), AnswerPart),
  statement: z.string(),
  /** SHA-256 of the canonical form of id, contentHash, round, answers and statement */
  statementHash: Sha256,
  /** from the supplier */
  message: z.string(),
  /** null while nothing was decided: what a review that goes on says is told to nobody */
  decision: DecisionPart.nullable(),
});

/**
 * A questionnaire that the prime sent to a supplier: what was asked, what was answered when and by whom,
 * and how each review of it ended.
 *
 * @param evidence the form in which a record names a file.
 */
export function questionnairePart<Evidence extends z.ZodType>(evidence: Evidence) {
  return z.object({
    id: z.uuid(),
    questionnaire: z.string(),
    version: z.number().int().positive(),
    content: ContentPart,
    /** SHA-256 of the canonical form of content */
    contentHash: Sha256,
    sentAt: Instant,
    sentByName: z.string(),
    dueOn: Day,
    /** from the prime */
    message: z.string(),
    /** what was not asked of this supplier, and why */
    settled: z.array(SettledPart),
    withdrawnAt: Instant.nullable(),
    /** newest first */
    rounds: z.array(RoundPart),
    /** each file of its answers once, as every file of a record is named */
    evidence: z.array(evidence),
  });
}
