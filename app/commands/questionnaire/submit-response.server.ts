import {
  confirmSecondFactor,
  type SecondFactorOutcome,
} from "#app/commands/person/confirm-second-factor.server.ts";
import { isSameName } from "#app/domain/attestation/wording.ts";
import type { Browser } from "#app/domain/person/browser.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import type { SignResponseForm, SubmitForm } from "#app/domain/questionnaire/statement.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { renewSecondFactor } from "#app/platform/session.server.ts";
import {
  getQuestionnaireFile,
  type QuestionnaireFile,
} from "#app/queries/questionnaire/asked-request.server.ts";
import {
  type PlannedResponse,
  planResponse,
} from "#app/queries/questionnaire/planned-response.server.ts";
import { holdQuestionnaire } from "./hold-questionnaire.server.ts";
import { recordResponse } from "./record-response.server.ts";

export type SubmitRefusal =
  | "not-found"
  | "submitted-already"
  | "not-ready"
  | "not-official"
  | "changed"
  | "wrong-name";
type Outcome =
  | { ok: true }
  | { ok: false; reason: SubmitRefusal }
  | Exclude<SecondFactorOutcome, { ok: true }>;

/** Hand in the answers to a questionnaire that asks for no signature. */
export function submitResponse(
  actor: Actor,
  requestId: string,
  form: SubmitForm,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const ready = await readReady(scope, requestId, form);
    if (!ready.ok) return ready;
    if (ready.file.request.content.asksSignature) return { ok: false, reason: "not-official" };
    await recordResponse(scope, ready, form.message, { officialTitle: "", isSigned: false });
    return { ok: true };
  });
}

/**
 * Sign and hand in the answers. The second factor is asked last, so that a mistake elsewhere costs no
 * code.
 */
export function signResponse(
  actor: Actor,
  browser: Browser,
  requestId: string,
  form: SignResponseForm,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { role, personName } = actor;
    if (role === "system" || !mayDo(role, "submission:sign"))
      return { ok: false, reason: "not-official" };
    const ready = await readReady(scope, requestId, form);
    if (!ready.ok) return ready;
    if (!isSameName(form.officialName, personName)) return { ok: false, reason: "wrong-name" };
    const confirmed = await confirmSecondFactor(actor.personId, form.code, browser, actor.at);
    if (!confirmed.ok) return confirmed;
    if (browser.sessionId) await renewSecondFactor(browser.sessionId, actor.at);
    const signing = { ...scope, actor: { ...actor, secondFactorAt: actor.at } };
    const { officialTitle } = form;
    await recordResponse(signing, ready, form.message, { officialTitle, isSigned: true });
    return { ok: true };
  });
}

type Ready =
  | { ok: true; file: QuestionnaireFile; planned: PlannedResponse }
  | { ok: false; reason: SubmitRefusal };

/** The answers, held until the transaction ends, when they can be handed in as they were shown. */
async function readReady(
  scope: Scope,
  requestId: string,
  { statementHash }: SubmitForm,
): Promise<Ready> {
  await holdQuestionnaire(scope, requestId);
  const file = await getQuestionnaireFile(scope, requestId);
  if (!file || file.request.isWithdrawn) return { ok: false, reason: "not-found" };
  if (!waitsForSupplier(file.state)) return { ok: false, reason: "submitted-already" };
  if (file.problems.length > 0) return { ok: false, reason: "not-ready" };
  const planned = planResponse(scope, file);
  if (planned.hash !== statementHash) return { ok: false, reason: "changed" };
  return { ok: true, file, planned };
}
