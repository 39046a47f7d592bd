import { sql } from "drizzle-orm";
import { LETTER_FACTS, type LetterFacts, type LetterKind } from "#app/domain/letter/letters.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { subjectOf } from "#emails/index.ts";

/** Gathers what stands in the portal already: it is told nowhere again. */
const TELLS_AGAIN: readonly LetterKind[] = ["notification-digest"];

/**
 * Put a letter into the outbox, in the transaction that causes it, and tell whom it goes to in the
 * portal too, where they work there. A job delivers it after the commit, unless they chose to get no
 * such letter, and tries again while the mail server is down.
 *
 * @returns its id.
 * @throws ZodError when a fact of the letter is missing.
 */
export async function sendLetter<K extends LetterKind>(
  tx: Transaction,
  letter: {
    kind: K;
    organizationId: string | null;
    to: { email: string; name: string };
    facts: LetterFacts<K>;
    /** of a letter to a supplier, so that its prime can follow it */
    about?: { supplierId: string; requestId?: string };
  },
): Promise<string> {
  const { supplierId = null, requestId = null } = letter.about ?? {};
  const facts = LETTER_FACTS[letter.kind].parse(letter.facts);
  const text = TELLS_AGAIN.includes(letter.kind) ? null : subjectOf(letter.kind, letter.facts);
  const [row] = await tx.execute<{ id: string }>(sql`select flowdown.send_letter(
    ${letter.organizationId}::uuid, ${letter.kind}, ${letter.to.email}, ${letter.to.name},
    ${JSON.stringify(facts)}::jsonb, ${supplierId}::uuid, ${requestId}::uuid, ${text}) as id`);
  if (!row) throw new Error("the letter was not queued");
  return row.id;
}
