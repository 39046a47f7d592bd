import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { endAssignmentsOf } from "#app/commands/person/end-assignments.server.ts";
import { listAnswerFiles } from "#app/domain/questionnaire/answer-files.ts";
import type { SentQuestionnaire } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { asCounterparty, type Scope } from "#app/platform/db.server.ts";
import type { QuestionnaireFile } from "#app/queries/questionnaire/asked-request.server.ts";
import type { PlannedResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import { questionnaireFiles, questionnaireResponses } from "#db/schema/questionnaire.ts";

type Signature = { officialTitle: string; isSigned: boolean };

/** Write what is handed in, and tell the prime: its log, and a letter to who asked. */
export async function recordResponse(
  scope: Scope,
  { file, planned }: { file: QuestionnaireFile; planned: PlannedResponse },
  message: string,
  { officialTitle, isSigned }: Signature,
): Promise<void> {
  const { tx, actor } = scope;
  const { id: requestId, primeId, supplierId, organizationId } = file.request;
  const responseId = randomUUID();
  const round = file.rounds.length + 1;
  const { answers, statement, hash: statementHash } = planned;
  await tx.insert(questionnaireResponses).values({
    id: responseId,
    submittedAt: actor.at,
    submittedBy: actor.personId,
    submittedByName: actor.personName,
    officialTitle,
    isSigned,
    primeId,
    supplierId,
    organizationId,
    requestId,
    round,
    answers,
    statement,
    statementHash,
    message,
  });
  const files = listAnswerFiles(answers);
  if (files.length > 0)
    await tx.insert(questionnaireFiles).values(
      files.map(({ question, file: { id: evidenceId } }) => ({
        id: randomUUID(),
        submittedAt: actor.at,
        primeId,
        supplierId,
        organizationId,
        requestId,
        responseId,
        question,
        evidenceId,
      })),
    );
  await endAssignmentsOf(scope, { kind: "questionnaire", id: requestId });
  await asCounterparty(scope, primeId, (prime) =>
    tellPrime(prime, file.request, {
      responseId,
      round,
      statementHash,
      statement,
      answers,
      isSigned,
      officialTitle,
      message,
      submittedBy: actor.personName,
    }),
  );
}

type Told = { responseId: string; submittedBy: string; message: string } & Record<string, unknown>;

async function tellPrime(scope: Scope, request: SentQuestionnaire, told: Told): Promise<void> {
  const { id, supplierId, version, content, contentHash, sentBy } = request;
  const { title } = content;
  const { tx, actor } = scope;
  await appendOversightEntry(
    scope,
    "questionnaire.submitted",
    { supplierId },
    { questionnaireRequestId: id, title, version, contentHash, ...told },
  );
  for (const to of await listAskers(scope, sentBy))
    await sendLetter(tx, {
      kind: "questionnaire-submitted",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.prime.sentQuestionnaire(actor.organizationId, id) },
        supplierName: actor.organizationName,
        submitterName: told.submittedBy,
        title,
        message: told.message,
      },
    });
}
