import {
  confirmSecondFactor,
  type SecondFactorOutcome,
} from "#app/commands/person/confirm-second-factor.server.ts";
import { endAssignmentsOf } from "#app/commands/person/end-assignments.server.ts";
import type { SignForm } from "#app/domain/attestation/sign-form.ts";
import { isSameName } from "#app/domain/attestation/wording.ts";
import type { Browser } from "#app/domain/person/browser.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { renewSecondFactor } from "#app/platform/session.server.ts";
import { getRequestFile, type RequestFile } from "#app/queries/request/request.server.ts";
import { getStatement, type Statement } from "#app/queries/submission/statement.server.ts";
import { emptyDraft, holdDraft } from "./hold-draft.server.ts";
import { recordSubmission } from "./record-submission.server.ts";
import { tellPrimes } from "./tell-primes.server.ts";

export type SignRefusal =
  | "not-found"
  | "not-official"
  | "signed-already"
  | "not-ready"
  | "changed"
  | "wrong-name";
type Outcome =
  | { ok: true; submissionId: string }
  | { ok: false; reason: SignRefusal }
  | Exclude<SecondFactorOutcome, { ok: true }>;

/**
 * Sign the answer to a request: the facts, the attestation that covers them, their sharing, the
 * prime's log, verdicts and letter, or none of them. A second signing of the same answer signs
 * nothing. The second factor is asked last, so that a mistake elsewhere costs no code.
 */
export function signSubmission(
  actor: Actor,
  browser: Browser,
  requestId: string,
  form: SignForm,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const answer = await readAnswer(scope, requestId, form);
    if (!answer.ok) return answer;
    const confirmed = await confirmSecondFactor(actor.personId, form.code, browser, actor.at);
    if (!confirmed.ok) return confirmed;
    if (browser.sessionId) await renewSecondFactor(browser.sessionId, actor.at);
    const signing = { ...scope, actor: { ...actor, secondFactorAt: actor.at } };
    const recorded = await recordSubmission(signing, answer.file, answer.statement, form);
    await tellPrimes(signing, answer.file.request, recorded);
    await emptyDraft(scope, requestId);
    await endAssignmentsOf(scope, { kind: "request", id: requestId });
    return { ok: true, submissionId: recorded.submissionId };
  });
}

type Answer =
  | { ok: true; file: RequestFile; statement: Statement }
  | { ok: false; reason: SignRefusal };

/** The answer, held until the transaction ends, when this person can sign it as it was shown. */
async function readAnswer(scope: Scope, requestId: string, form: SignForm): Promise<Answer> {
  const { role, personName } = scope.actor;
  if (role === "system" || !mayDo(role, "submission:sign"))
    return { ok: false, reason: "not-official" };
  await holdDraft(scope, requestId);
  const file = await getRequestFile(scope, requestId);
  if (!file || file.request.isWithdrawn) return { ok: false, reason: "not-found" };
  if (file.preparation.state === "signed") return { ok: false, reason: "signed-already" };
  const statement = await getStatement(scope, file);
  if (!statement) return { ok: false, reason: "not-ready" };
  if (statement.hash !== form.statementHash) return { ok: false, reason: "changed" };
  if (!isSameName(form.officialName, personName)) return { ok: false, reason: "wrong-name" };
  return { ok: true, file, statement };
}
