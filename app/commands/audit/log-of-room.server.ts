import { appendOversightEntries } from "#app/commands/log/append-entry.server.ts";
import type { OversightAction } from "#app/domain/log/actions.ts";
import type { Scope } from "#app/platform/db.server.ts";

/** Enter into the log what concerns a whole room: once for each of its contracts, whose log tells it. */
export function logOfRoom(
  scope: Scope,
  action: OversightAction,
  contractIds: readonly string[],
  detail: Record<string, unknown>,
): Promise<void> {
  return appendOversightEntries(
    scope,
    contractIds.map((contractId) => ({ action, subject: { contractId }, detail })),
  );
}
