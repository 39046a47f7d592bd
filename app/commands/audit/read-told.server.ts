import { markAllRead, markRead } from "#app/commands/notification/read-notifications.server.ts";
import { type Auditor, asAuditor } from "./as-auditor.server.ts";

/** Mark one of an auditor's notifications in their room as read; one that is read stays as it is. */
export async function readTold(actor: Auditor, id: string): Promise<void> {
  await asAuditor(actor, (scope) => markRead(scope, id));
}

/** Mark all of them as read, down from the newest that was shown: what came later was not seen. */
export async function readAllTold(actor: Auditor, newestId: string): Promise<void> {
  await asAuditor(actor, (scope) => markAllRead(scope, newestId));
}
