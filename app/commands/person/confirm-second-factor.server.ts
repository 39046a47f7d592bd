import { and, eq, isNull, lt } from "drizzle-orm";
import { DEMO_CODE, isDemoEmail } from "#app/domain/access/demo.ts";
import { readRecoveryCode } from "#app/domain/access/recovery-code.ts";
import { asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { forgetTries, type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { hashToken, openText } from "#app/platform/secret.server.ts";
import { checkTotp } from "#app/platform/totp.server.ts";
import { persons, recoveryCodes } from "#db/schema/person.ts";

const TRIES: Limit = { name: "second-factor", most: 5, seconds: 60, backsOff: true };

export type SecondFactorOutcome =
  | { ok: true }
  | { ok: false; reason: "wrong-code"; waitSeconds?: undefined }
  | { ok: false; reason: "locked"; waitSeconds: number };

/**
 * Check a code of the person's authenticator app or one of their recovery codes. Either is good
 * once, also when it arrives twice at the same moment.
 *
 * @param code as typed.
 */
export async function confirmSecondFactor(
  personId: string,
  code: string,
  at: Date,
): Promise<SecondFactorOutcome> {
  const waitSeconds = await takeTry(TRIES, personId);
  if (waitSeconds > 0) return { ok: false, reason: "locked", waitSeconds };
  const isRight = await asSystemOnce(
    async (tx) =>
      (await spendTotp(tx, personId, code, at)) ||
      (await spendRecoveryCode(tx, personId, code, at)),
  );
  if (!isRight) return { ok: false, reason: "wrong-code" };
  await forgetTries(TRIES, personId);
  return { ok: true };
}

async function spendTotp(
  tx: Transaction,
  personId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const [person] = await tx
    .select({
      email: persons.email,
      secret: persons.totpSecret,
      confirmedAt: persons.totpConfirmedAt,
      lastStep: persons.totpLastStep,
    })
    .from(persons)
    .where(eq(persons.id, personId));
  if (!person) return false;
  if (env().isDemo && isDemoEmail(person.email) && code.trim() === DEMO_CODE) return true;
  if (!person.secret || !person.confirmedAt) return false;
  const step = checkTotp(openText("totp-secret", person.secret), code, person.lastStep, at);
  if (step === null) return false;
  const spent = await tx
    .update(persons)
    .set({ totpLastStep: step })
    .where(and(eq(persons.id, personId), lt(persons.totpLastStep, step)))
    .returning({ id: persons.id });
  return spent.length === 1;
}

async function spendRecoveryCode(
  tx: Transaction,
  personId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const typed = readRecoveryCode(code);
  if (!typed) return false;
  const spent = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, hashToken(typed)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return spent.length === 1;
}
