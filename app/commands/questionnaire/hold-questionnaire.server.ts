import type { Scope } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";

/**
 * Until the transaction ends, nobody else on either side changes anything about what was sent: who
 * answers, who hands in and who reviews wait for one another.
 */
export async function holdQuestionnaire({ tx }: Scope, requestId: string): Promise<void> {
  await takeTurnAt(tx, `questionnaire ${requestId}`);
}
