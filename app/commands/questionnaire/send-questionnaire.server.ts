import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntries } from "#app/commands/log/append-entry.server.ts";
import { findDueProblem, type SendForm } from "#app/domain/questionnaire/send-form.ts";
import type { SourceQuestionnaire } from "#app/domain/questionnaire/source.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { type PlannedSending, planSendings } from "#app/queries/questionnaire/send-plan.server.ts";
import { findSource } from "#app/queries/questionnaire/source.server.ts";
import { questionnaireRequests, questionnaireSendings } from "#db/schema/questionnaire.ts";

export type SendRefusal = "not-found" | "changed" | "overdue" | "nobody";
type Outcome = { ok: true; sent: number; skipped: number } | { ok: false; reason: SendRefusal };
type Reached = Extract<PlannedSending, { skip: null }>;

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
    const reached = planned.filter((one): one is Reached => one.skip === null);
    if (reached.length === 0) return { ok: false, reason: "nobody" };
    await send(scope, source, form, reached);
    return { ok: true, sent: reached.length, skipped: planned.length - reached.length };
  });
}

async function send(
  scope: Scope,
  { questionnaire, version, content }: SourceQuestionnaire,
  { dueOn, message, asks, contentHash }: SendForm,
  reached: readonly Reached[],
): Promise<void> {
  const { tx, actor } = scope;
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
  for (const request of requests) await write(scope, content, { dueOn, message }, request);
}

async function write(
  { tx, actor }: Scope,
  { title, purpose, minutes, asksSignature }: SourceQuestionnaire["content"],
  asked: { dueOn: string; message: string },
  { id, organizationId, readers, open }: Reached & { id: string },
): Promise<void> {
  for (const to of readers)
    await sendLetter(tx, {
      kind: "questionnaire-sent",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.subcontractor.questionnaire(organizationId, id) },
        primeName: actor.organizationName,
        senderName: actor.personName,
        title,
        purpose,
        minutes,
        asksSignature,
        questions: open,
        ...asked,
      },
    });
}
