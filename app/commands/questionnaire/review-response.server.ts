import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import { waitsForPrime } from "#app/domain/questionnaire/response-state.ts";
import { findReturnDueProblem } from "#app/domain/questionnaire/return-due.ts";
import type { ResponseOutcome } from "#app/domain/questionnaire/review.ts";
import type { AnswerReview } from "#app/domain/questionnaire/review-form.ts";
import type { Round } from "#app/domain/questionnaire/rounds.ts";
import type { ReviewFile } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { getReviewFile } from "#app/queries/questionnaire/review-file.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import {
  questionnaireDecisions,
  questionnaireNotes,
  questionnaireReviews,
} from "#db/schema/questionnaire.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "decided" | "changed" | "overdue" };
type Input = {
  responseId: string;
  reviews: readonly AnswerReview[];
  /** how the review ends; null when it goes on */
  outcome: ResponseOutcome | null;
  /** to the supplier, about all of it */
  message: string;
  /** by when what is returned is asked for again; absent or null where nothing is returned */
  dueOn?: CalendarDate | null;
};

/**
 * Keep what a reviewer says of the answers of a response, and end the review when they say so: then the
 * supplier reads the messages, gets a letter, and is asked again for what was returned. Notes for the
 * house are kept apart and told to nobody.
 */
export function reviewResponse(actor: Actor, requestId: string, input: Input): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await holdQuestionnaire(scope, requestId);
    const file = await getReviewFile(scope, requestId);
    if (!file) return { ok: false, reason: "not-found" };
    const [newest] = file.rounds;
    if (!newest || !waitsForPrime(file.state)) return { ok: false, reason: "decided" };
    if (newest.id !== input.responseId) return { ok: false, reason: "changed" };
    if (input.outcome === "returned" && findReturnDueProblem(input.dueOn ?? null, file, actor.on))
      return { ok: false, reason: "overdue" };
    await keepReviews(scope, file, newest, input.reviews);
    await keepNotes(scope, file, input.reviews);
    if (input.outcome) await decide(scope, file, newest, { ...input, outcome: input.outcome });
    return { ok: true };
  });
}

/** What says the same as before is not written again. */
async function keepReviews(
  { tx, actor }: Scope,
  { request }: ReviewFile,
  round: Round,
  reviews: readonly AnswerReview[],
): Promise<void> {
  const said = new Map(round.reviews.map((review) => [review.question, review]));
  const rows = reviews.flatMap(({ question, outcome, message }) => {
    const before = said.get(question);
    if (outcome === null || (before?.outcome === outcome && before.message === message)) return [];
    return [
      { ...whoseOf(request), ...who(actor), responseId: round.id, question, outcome, message },
    ];
  });
  if (rows.length > 0) await tx.insert(questionnaireReviews).values(rows);
}

const who = (actor: Actor) => ({
  id: randomUUID(),
  reviewedAt: actor.at,
  reviewedBy: actor.personId,
  reviewedByName: actor.personName,
});

function whoseOf({ id: requestId, primeId, supplierId, organizationId }: ReviewFile["request"]) {
  return { requestId, primeId, supplierId, organizationId };
}

async function keepNotes(
  { tx, actor }: Scope,
  { request, notes }: ReviewFile,
  reviews: readonly AnswerReview[],
): Promise<void> {
  const last = new Map(notes.map(({ question, text }) => [question, text]));
  const rows = reviews
    .filter(({ question, note }) => note !== "" && last.get(question) !== note)
    .map(({ question, note }) => ({
      ...whoseOf(request),
      question,
      text: note,
      notedAt: actor.at,
      notedBy: actor.personId,
      notedByName: actor.personName,
    }));
  if (rows.length > 0) await tx.insert(questionnaireNotes).values(rows);
}

async function decide(
  scope: Scope,
  file: ReviewFile,
  round: Round,
  { reviews, outcome, message, ...asked }: Input & { outcome: ResponseOutcome },
): Promise<void> {
  const { tx, actor } = scope;
  const dueOn = outcome === "returned" ? (asked.dueOn ?? null) : null;
  const { request } = file;
  await tx.insert(questionnaireDecisions).values({
    responseId: round.id,
    ...whoseOf(request),
    outcome,
    message,
    dueOn,
    decidedAt: actor.at,
    decidedBy: actor.personId,
    decidedByName: actor.personName,
  });
  const labels = new Map(listOpenQuestions(file.sections).map(({ id, label }) => [id, label]));
  const returned = reviews
    .filter((review) => review.outcome === "returned")
    .map((review) => ({
      id: review.question,
      question: labels.get(review.question) ?? review.question,
      message: review.message,
    }));
  const { version, content, contentHash } = request;
  await appendOversightEntry(
    scope,
    `questionnaire.${outcome}`,
    { supplierId: request.supplierId },
    {
      questionnaireRequestId: request.id,
      responseId: round.id,
      title: content.title,
      version,
      contentHash,
      statementHash: round.statementHash,
      answers: saidOfAnswers(round, reviews),
      returned,
      message,
      ...(dueOn && { dueOn }),
    },
  );
  await write(scope, request, { isAccepted: outcome === "accepted", returned, message, dueOn });
}

/** What is said of each answer once the review ended: what was said last, in the order of the questions' ids. */
function saidOfAnswers({ reviews: before }: Round, reviews: readonly AnswerReview[]) {
  const said = new Map(
    before.map(({ question, outcome, message }) => [question, { question, outcome, message }]),
  );
  for (const { question, outcome, message } of reviews)
    if (outcome !== null) said.set(question, { question, outcome, message });
  return [...said.values()].sort((a, b) => (a.question < b.question ? -1 : 1));
}

type Reviewed = {
  isAccepted: boolean;
  returned: { question: string; message: string }[];
  message: string;
  dueOn: CalendarDate | null;
};

async function write(
  scope: Scope,
  { id, supplierId, organizationId, content }: ReviewFile["request"],
  reviewed: Reviewed,
): Promise<void> {
  const { tx, actor } = scope;
  for (const to of await listSupplierReaders(scope, supplierId))
    await sendLetter(tx, {
      kind: "questionnaire-reviewed",
      organizationId: actor.organizationId,
      to,
      about: { supplierId },
      facts: {
        link: { path: paths.subcontractor.questionnaire(organizationId, id) },
        primeName: actor.organizationName,
        title: content.title,
        ...reviewed,
      },
    });
}
