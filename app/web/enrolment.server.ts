import { redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import type { SignedIn } from "#app/platform/session.server.ts";
import { newTotpSecret, totpEnrolment } from "#app/platform/totp.server.ts";
import { clearSealedCookie, readSealedCookie, sealCookie } from "./sealed-cookie.server.ts";

const PURPOSE = "totp-enrolment";

export type Enrolment = {
  /** Base32, for those who type it. */
  secret: string;
  /** A `data:` address of the QR code. */
  qrCode: string;
  /** An `otpauth:` address, which opens the app on the phone that shows the page. */
  appUrl: string;
  /** The `Set-Cookie` value that keeps the secret until its code comes back. */
  cookie: string;
};

/**
 * A secret to enrol, the same one at every look until it is confirmed. It waits in the browser that
 * enrols, encrypted, so that nobody else who knows the password can look it up.
 */
export async function offerEnrolment(request: Request, session: SignedIn): Promise<Enrolment> {
  const secret = enrolmentSecret(request, session) ?? newTotpSecret();
  const { url, qrCodeSvg } = await totpEnrolment(secret, session.email);
  return {
    secret,
    qrCode: `data:image/svg+xml;base64,${Buffer.from(qrCodeSvg).toString("base64")}`,
    appUrl: url,
    cookie: sealCookie(PURPOSE, session.personId, secret),
  };
}

/** The secret that was offered; null when that was too long ago. */
export function enrolmentSecret(request: Request, { personId }: SignedIn): string | null {
  return readSealedCookie(request, PURPOSE, personId);
}

export function forgetEnrolment(): string {
  return clearSealedCookie(PURPOSE);
}

const CODES_PURPOSE = "recovery-codes";

/** The `Set-Cookie` value under which the page of new recovery codes finds them. */
export function handOverCodes(personId: string, codes: readonly string[]): string {
  return sealCookie(CODES_PURPOSE, personId, codes.join(" "));
}

/** New recovery codes not yet said to be saved; null when there are none. */
export function handedOverCodes(request: Request, personId: string): string[] | null {
  return readSealedCookie(request, CODES_PURPOSE, personId)?.split(" ") ?? null;
}

export function forgetCodes(): string {
  return clearSealedCookie(CODES_PURPOSE);
}

const FRESH_MINUTES = 10;

/**
 * For what would let a thief of an open browser stay: the second factor given within 10 minutes. A
 * person who has none yet passes.
 *
 * @param next the page to come back to.
 * @throws a redirect to the second factor.
 */
export function requireFreshSecondFactor(session: SignedIn, next: string): void {
  if (!session.hasSecondFactor || isFreshSecondFactor(session)) return;
  throw redirect(paths.secondFactor(next), 303);
}

/** Whether the second factor was given within 10 minutes. */
export function isFreshSecondFactor({ secondFactorAt }: Pick<SignedIn, "secondFactorAt">): boolean {
  const age = secondFactorAt ? Date.now() - secondFactorAt.getTime() : Number.POSITIVE_INFINITY;
  return age <= FRESH_MINUTES * 60_000;
}
