import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findOwnSide } from "#app/queries/lower-tier/own-side.server.ts";

/**
 * Enter in the log of the subcontractor's own side what it says of its lower tiers. Where no such side was
 * opened there is no log to begin: what was said stands in its own row, and what was told in the prime's log.
 */
export async function appendToOwnLog(
  scope: Scope,
  action: OversightAction,
  detail: Record<string, unknown>,
): Promise<void> {
  if ((await findOwnSide(scope)) === "not-opened") return;
  await appendOversightEntry(scope, action, {}, detail);
}
