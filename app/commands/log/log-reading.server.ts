import type { OversightAction } from "#app/domain/log/actions.ts";
import { type Actor, asActor, asSystem } from "#app/platform/db.server.ts";
import { appendOversightEntry, type OversightSubject } from "./append-entry.server.ts";

/**
 * Enter into the log that somebody read something. An auditor's own transactions write nothing, so
 * theirs is written for them, in their name and with the room they read it in. Whoever asked for the
 * headers alone read nothing.
 */
export async function logReading(
  actor: Actor,
  action: OversightAction,
  subject: OversightSubject,
  detail: Record<string, unknown>,
): Promise<void> {
  if (actor.readsNothing) return;
  const { auditId, auditContracts } = actor;
  return auditContracts
    ? asSystem((tx) => appendOversightEntry({ tx, actor }, action, subject, { ...detail, auditId }))
    : asActor(actor, (scope) => appendOversightEntry(scope, action, subject, detail));
}
