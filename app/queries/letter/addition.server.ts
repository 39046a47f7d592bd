import { and, desc, eq } from "drizzle-orm";
import type { AddedKind } from "#app/domain/letter/addition.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { letterAdditions } from "#db/schema/letter.ts";

/** One version of the words that a prime adds. */
export type Addition = { text: string; setAt: Date; setByName: string };

const LATEST = 20;

/** The versions of the words that the actor's prime adds to a kind of letter, the newest first. */
export function listAdditions({ tx, actor }: Scope, kind: AddedKind): Promise<Addition[]> {
  return tx
    .select({
      text: letterAdditions.text,
      setAt: letterAdditions.createdAt,
      setByName: letterAdditions.setByName,
    })
    .from(letterAdditions)
    .where(and(eq(letterAdditions.primeId, actor.organizationId), eq(letterAdditions.kind, kind)))
    .orderBy(desc(letterAdditions.createdAt), desc(letterAdditions.id))
    .limit(LATEST);
}

/** The words as they hold; "" where there are none. */
export async function getAddition(scope: Scope, kind: AddedKind): Promise<string> {
  const [latest] = await listAdditions(scope, kind);
  return latest?.text ?? "";
}
