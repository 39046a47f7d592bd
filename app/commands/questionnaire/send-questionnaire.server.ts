import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntries } from "#app/commands/log/append-entry.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findDueProblem, type SendForm } from "#app/domain/questionnaire/send-form.ts";
import type { SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import {
  planSendings,
  questionnaireFacts,
  type ReachedSending,
} from "#app/queries/questionnaire/send-plan.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { questionnaireRequests, questionnaireSendings } from "#db/schema/questionnaire.ts";

export type SendRefusal = "not-found" | "changed" | "overdue" | "nobody";
type Outcome = { ok: true; sent: number; skipped: number } | { ok: false; reason: SendRefusal };

/**
 * Send a questionnaire to each supplier that somebody reads at, frozen as it was shown: the questions,
 * what need not be asked of each, a letter to those who answer there and an entry in the log.
 */
export function sendQuestionnaire(
  actor: Actor,
  questionnaire: string,
  form: SendForm,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const source = await findSource(scope, questionnaire);
    if (!source) return { ok: false, reason: "not-found" };
    if (source.contentHash !== form.contentHash) return { ok: false, reason: "changed" };
    if (findDueProblem(form.dueOn, actor.on)) return { ok: false, reason: "overdue" };
    await takeTurn(scope, `questionnaire ${questionnaire}`);
    const planned = await planSendings(scope, source, form.supplierId, form.asks === "all");
    const reached = planned.filter((one): one is ReachedSending => one.skip === null);
    if (reached.length === 0) return { ok: false, reason: "nobody" };
    const sendingId = await freezeSending(scope, source, form);
    await sendToIn(scope, { sendingId, source, ...form }, reached);
    return { ok: true, sent: reached.length, skipped: planned.length - reached.length };
  });
}

/** Freeze the questions for whoever gets them next, inside an open transaction. @returns its id. */
export async function freezeSending(
  { tx, actor }: Scope,
  { questionnaire, version, content, contentHash }: SourceQuestionnaire,
  { dueOn, message, asks }: Pick<SendForm, "dueOn" | "message" | "asks">,
): Promise<string> {
  const sendingId = randomUUID();
  await tx.insert(questionnaireSendings).values({
    id: sendingId,
    sentAt: actor.at,
    sentBy: actor.personId,
    sentByName: actor.personName,
    primeId: actor.organizationId,
    primeName: actor.organizationName,
    questionnaire,
    version,
    content,
    contentHash,
    dueOn,
    message,
    asksAll: asks === "all",
  });
  return sendingId;
}

type Sending = {
  sendingId: string;
  source: Pick<SourceQuestionnaire, "questionnaire" | "version" | "content" | "contentHash">;
  dueOn: CalendarDate;
  message: string;
};

/** Send what was frozen to some suppliers, inside an open transaction. @returns what each got. */
export async function sendToIn(
  scope: Scope,
  { sendingId, source, dueOn, message }: Sending,
  reached: readonly ReachedSending[],
): Promise<{ supplierId: string; questionnaireRequestId: string; letterIds: string[] }[]> {
  const { tx, actor } = scope;
  const { questionnaire, version, content, contentHash } = source;
  const requests = reached.map((one) => ({ id: randomUUID(), ...one }));
  await tx.insert(questionnaireRequests).values(
    requests.map(({ id, supplierId, organizationId, settled }) => ({
      id,
      createdAt: actor.at,
      primeId: actor.organizationId,
      sendingId,
      supplierId,
      organizationId,
      settled,
    })),
  );
  const { title } = content;
  await appendOversightEntries(
    scope,
    requests.map(({ id, supplierId, settled, readers }) => ({
      action: "questionnaire.sent" as const,
      subject: { supplierId },
      detail: {
        questionnaireRequestId: id,
        sendingId,
        questionnaire,
        title,
        version,
        contentHash,
        dueOn,
        message,
        settled: settled.map(({ question, by }) => [question, by.kind]),
        to: readers.map(({ email }) => email),
      },
    })),
  );
  const sent = [];
  for (const request of requests) {
    const { id: questionnaireRequestId, supplierId } = request;
    const letterIds = await write(scope, content, { dueOn, message }, request);
    sent.push({ supplierId, questionnaireRequestId, letterIds });
  }
  return sent;
}

async function write(
  scope: Scope,
  content: SourceQuestionnaire["content"],
  asked: { dueOn: CalendarDate; message: string },
  { id, supplierId, organizationId, readers, open }: ReachedSending & { id: string },
): Promise<string[]> {
  const facts = questionnaireFacts(scope, content, { ...asked, open });
  const letterIds: string[] = [];
  for (const to of readers) {
    const letterId = await sendLetter(scope.tx, {
      kind: "questionnaire-sent",
      organizationId: scope.actor.organizationId,
      to,
      about: { supplierId },
      facts: { ...facts, link: { path: paths.subcontractor.questionnaire(organizationId, id) } },
    });
    letterIds.push(letterId);
  }
  return letterIds;
}
