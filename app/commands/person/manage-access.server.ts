import type { PersonDone, PersonForm } from "#app/domain/person/person-form.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { type AskResetRefusal, askSecondFactorReset } from "./ask-second-factor-reset.server.ts";
import {
  type DecideResetRefusal,
  decideSecondFactorReset,
} from "./decide-second-factor-reset.server.ts";
import { endSessionsOf } from "./end-sessions-of.server.ts";

type Outcome =
  | { ok: true; done: PersonDone }
  | { ok: false; reason: AskResetRefusal | DecideResetRefusal };

/** Do what the page of a colleague asks for. */
export async function manageAccess(
  actor: Actor,
  personId: string,
  form: PersonForm,
): Promise<Outcome> {
  if (form.intent === "sign-out") {
    const outcome = await endSessionsOf(actor, personId);
    return outcome.ok ? { ok: true, done: "signed-out" } : outcome;
  }
  if (form.intent === "ask-reset") {
    const outcome = await askSecondFactorReset(actor, personId, form.reason);
    return outcome.ok ? { ok: true, done: "asked" } : outcome;
  }
  const outcome = await decideSecondFactorReset(actor, form.resetId, form.outcome);
  return outcome.ok ? { ok: true, done: form.outcome } : outcome;
}
