import { eq } from "drizzle-orm";
import { readRecoveryCode } from "#app/domain/person/recovery-code.ts";
import { asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { newRecoveryCodes } from "#app/platform/totp.server.ts";
import { persons, recoveryCodes } from "#db/schema/person.ts";

/** Give a person ten new recovery codes; the old ones open nothing any more. */
export function renewRecoveryCodes(personId: string): Promise<string[]> {
  return asSystemOnce(async (tx) => {
    await recordSecurityEvent(tx, { kind: "second-factor.codes-renewed", personId });
    return replaceRecoveryCodes(tx, personId);
  });
}

/** As `renewRecoveryCodes`, in a transaction that does more. */
export async function replaceRecoveryCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  // Two at once must not leave the codes of both. Events about the person hold its key meanwhile.
  await tx
    .select({ id: persons.id })
    .from(persons)
    .where(eq(persons.id, personId))
    .for("no key update");
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await tx
    .insert(recoveryCodes)
    .values(
      codes.map((code) => ({ personId, codeHash: hashToken(readRecoveryCode(code) ?? code) })),
    );
  return codes;
}
