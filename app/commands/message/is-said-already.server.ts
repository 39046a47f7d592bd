import type { Scope } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import { listMessages, type RequestMessage } from "#app/queries/message/message.server.ts";

/**
 * Whether the last word about a request is this very one, of the same side: the same words twice in a
 * row are one message. Others who write about it wait until the transaction ends.
 */
export async function isSaidAlready(
  scope: Scope,
  requestId: string,
  { side, text }: Pick<RequestMessage, "side" | "text">,
): Promise<boolean> {
  await takeTurnAt(scope.tx, `messages ${requestId}`);
  const last = (await listMessages(scope, requestId)).at(-1);
  return last?.side === side && last.text === text;
}
