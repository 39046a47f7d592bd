import { and, eq, isNull, lt } from "drizzle-orm";
import { type Browser, deviceKnownTo } from "#app/domain/person/browser.ts";
import { DEMO_CODE, isDemoEmail } from "#app/domain/person/demo.ts";
import { readRecoveryCode } from "#app/domain/person/recovery-code.ts";
import { asSystem, asSystemOnce, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { forgetTries, type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { hashToken, tryOpenText } from "#app/platform/secret.server.ts";
import { noteRefusal, noteSecurityEvent } from "#app/platform/security-log.server.ts";
import { checkTotp } from "#app/platform/totp.server.ts";
import { persons, recoveryCodes } from "#db/schema/person.ts";

const TRIES: Limit = { name: "second-factor", most: 5, seconds: 60, backsOff: true };

export type SecondFactorOutcome =
  | {
      ok: true;
      /** whether the authenticator app has to be set up anew, because its secret does not open */
      mustEnrol: boolean;
    }
  | { ok: false; reason: "wrong-code"; waitSeconds?: undefined }
  | { ok: false; reason: "locked"; waitSeconds: number };

/**
 * Check a code of the person's authenticator app or one of their recovery codes. Either is good
 * once, also when it arrives twice at the same moment. A recovery code is tried by itself: it opens
 * when the secret of the app does not.
 *
 * A browser known to the person has tries of its own, so that somebody elsewhere who knows the
 * password cannot use them up.
 *
 * @param code as typed.
 */
export async function confirmSecondFactor(
  personId: string,
  code: string,
  browser: Browser,
  at: Date,
): Promise<SecondFactorOutcome> {
  const person = await asSystem((tx) => findPerson(tx, personId));
  const device = deviceKnownTo(browser, personId, person?.confirmedAt ?? null);
  const counted = [personId, device ?? "elsewhere"];
  const waitSeconds = await takeTry(TRIES, counted);
  if (waitSeconds > 0) {
    await noteRefusal({ kind: "second-factor.locked", personId, browser });
    return { ok: false, reason: "locked", waitSeconds };
  }
  if (!person) return { ok: false, reason: "wrong-code" };
  const secret = person.secret === null ? null : tryOpenText("totp-secret", person.secret);
  const mustEnrol = person.secret !== null && secret === null;
  if (mustEnrol) await noteRefusal({ kind: "second-factor.unreadable", personId });
  const isByApp = await spendTotp(personId, { ...person, secret }, code, at);
  const isByRecoveryCode =
    !isByApp && (await asSystemOnce((tx) => spendRecoveryCode(tx, personId, code, at)));
  if (!isByApp && !isByRecoveryCode) {
    await noteRefusal({ kind: "second-factor.wrong-code", personId, browser });
    return { ok: false, reason: "wrong-code" };
  }
  await forgetTries(TRIES, counted);
  if (isByRecoveryCode)
    await noteSecurityEvent({ kind: "second-factor.recovery-code", personId, browser });
  return { ok: true, mustEnrol };
}

type Checked = {
  email: string;
  /** the secret of the authenticator app; null when there is none or it does not open */
  secret: string | null;
  confirmedAt: Date | null;
  lastStep: number;
};

async function findPerson(tx: Transaction, personId: string): Promise<Checked | undefined> {
  const [person] = await tx
    .select({
      email: persons.email,
      secret: persons.totpSecret,
      confirmedAt: persons.totpConfirmedAt,
      lastStep: persons.totpLastStep,
    })
    .from(persons)
    .where(eq(persons.id, personId));
  return person;
}

async function spendTotp(
  personId: string,
  person: Checked,
  code: string,
  at: Date,
): Promise<boolean> {
  if (env().isDemo && isDemoEmail(person.email) && code.trim() === DEMO_CODE) return true;
  if (!person.secret || !person.confirmedAt) return false;
  const step = checkTotp(person.secret, code, person.lastStep, at);
  if (step === null) return false;
  const spent = await asSystemOnce((tx) =>
    tx
      .update(persons)
      .set({ totpLastStep: step })
      .where(and(eq(persons.id, personId), lt(persons.totpLastStep, step)))
      .returning({ id: persons.id }),
  );
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
