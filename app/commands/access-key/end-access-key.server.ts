import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asSystemOnce } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listAccessKeys } from "#app/queries/access-key/access-key.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/**
 * Let a key open nothing any more. One that was ended before stays as it is.
 *
 * @param mayEndAll whether the actor manages the people of the organization; else their own keys alone
 *   are there.
 */
export function endAccessKey(
  actor: Actor,
  accessKeyId: string,
  { mayEndAll }: { mayEndAll: boolean },
): Promise<Outcome> {
  return asSystemOnce<Outcome>(async (tx) => {
    const scope = { tx, actor };
    await takeTurn(scope, `access key ${accessKeyId}`);
    const seen = await listAccessKeys(scope, mayEndAll ? {} : { ofPerson: actor.personId });
    const key = seen.find(({ id }) => id === accessKeyId);
    if (!key) return { ok: false, reason: "not-found" };
    if (key.state === "ended") return { ok: true };
    await tx
      .update(accessKeys)
      .set({ endedAt: actor.at, endedBy: actor.personId, endedByName: actor.personName })
      .where(eq(accessKeys.id, accessKeyId));
    const { name, lastOn, personId, personName } = key;
    await appendOversightEntry(
      scope,
      "access-key.ended",
      {},
      { accessKeyId, name, lastOn, personName },
    );
    const { organizationId } = actor;
    await recordSecurityEvent(tx, { kind: "access-key.ended", personId, organizationId, actor });
    return { ok: true };
  });
}
