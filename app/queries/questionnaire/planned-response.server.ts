import { listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { isBlankAnswer } from "#app/domain/questionnaire/content-answer.ts";
import { writeStatement } from "#app/domain/questionnaire/statement.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import type { QuestionnaireFile } from "./asked-request.server.ts";

/** What would be handed in now: answers to what stands open, and the words that are stated. */
export type PlannedResponse = {
  answers: Record<string, ContentAnswer>;
  statement: string;
  /** names exactly this */
  hash: string;
};

/** What handing in would state. Answers to follow-ups that nobody sees any more are not among it. */
export function planResponse({ actor }: Scope, file: QuestionnaireFile): PlannedResponse {
  const { request, sections, rounds } = file;
  const answers = Object.fromEntries(
    listOpenQuestions(sections).flatMap(({ id }) => {
      const answer = file.answers[id];
      return answer && !isBlankAnswer(answer) ? [[id, answer]] : [];
    }),
  );
  const { title, asksSignature } = request.content;
  const parties = { organization: actor.organizationName, prime: request.primeName, title };
  const statement = writeStatement(asksSignature, parties);
  const round = rounds.length + 1;
  const { id, contentHash } = request;
  return { answers, statement, hash: hashContent({ id, contentHash, round, answers, statement }) };
}
