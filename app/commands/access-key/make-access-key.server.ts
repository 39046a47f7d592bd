import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { MOST_KEYS } from "#app/domain/access-key/access-key.ts";
import type { NewAccessKey } from "#app/domain/access-key/access-key-form.ts";
import type { Browser } from "#app/domain/person/browser.ts";
import { GRANTS } from "#app/domain/person/decide-access.ts";
import { paths } from "#app/paths.ts";
import { newAccessSecret } from "#app/platform/access-secret.server.ts";
import { type Actor, asSystemOnce, type Scope } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listAccessKeys } from "#app/queries/access-key/access-key.server.ts";
import { accessKeys } from "#db/schema/access-key.ts";
import { memberships } from "#db/schema/organization.ts";

export type MakeAccessKeyRefusal = "no-role" | "name-taken" | "too-many";
type Outcome =
  | { ok: true; accessKeyId: string; secret: string }
  | { ok: false; reason: MakeAccessKeyRefusal };

/**
 * Make a key with which a program reads the lists of the actor's organization in their name.
 *
 * @param browser in which it is made; absent where none took part.
 * @returns the key itself, which stands nowhere else: only its hash is kept.
 */
export function makeAccessKey(
  actor: Actor,
  input: NewAccessKey,
  browser?: Pick<Browser, "device" | "network">,
): Promise<Outcome> {
  return asSystemOnce<Outcome>(async (tx) => {
    const scope = { tx, actor };
    await takeTurn(scope, `access keys of ${actor.personId}`);
    const held = await lockReadingRole(scope);
    if (!held) return { ok: false, reason: "no-role" };
    const own = await listAccessKeys(scope, { ofPerson: actor.personId });
    const open = own.filter(({ state }) => state === "open");
    if (open.some(({ name }) => name.toLowerCase() === input.name.toLowerCase()))
      return { ok: false, reason: "name-taken" };
    if (open.length >= MOST_KEYS) return { ok: false, reason: "too-many" };
    const accessKeyId = randomUUID();
    const secret = newAccessSecret();
    const { organizationId, organizationName, personId } = actor;
    await tx.insert(accessKeys).values({
      ...input,
      id: accessKeyId,
      createdAt: actor.at,
      organizationId,
      membershipId: held.id,
      personId,
      tokenHash: hashToken(secret),
    });
    await appendOversightEntry(scope, "access-key.made", {}, { accessKeyId, ...input });
    await recordSecurityEvent(tx, { kind: "access-key.made", personId, browser, organizationId });
    await sendLetter(tx, {
      kind: "access-key-made",
      organizationId,
      to: { email: held.email, name: held.name },
      facts: {
        link: { path: paths.prime.accessKeys(organizationId) },
        organizationName,
        keyName: input.name,
        lastOn: input.lastOn,
      },
    });
    return { ok: true, accessKeyId, secret };
  });
}

/** The actor's role by which lists are read, which stays until the key is made; null without one. */
async function lockReadingRole({ tx, actor }: Scope) {
  const [held] = await tx
    .select({
      id: memberships.id,
      email: memberships.personEmail,
      name: memberships.personName,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, actor.personId),
        inArray(memberships.role, [...GRANTS["portfolio:read"]]),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(memberships.createdAt), asc(memberships.id))
    .limit(1)
    .for("no key update");
  return held ?? null;
}
