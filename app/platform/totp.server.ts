import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { toString as drawQrCode } from "qrcode";

const STEP_SECONDS = 30;

/** A new shared secret for an authenticator app, base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Flowdown",
    label,
    secret: Secret.fromBase32(secret),
    period: STEP_SECONDS,
  });
}

/** The enrolment of a secret as an `otpauth://` address and as an SVG of its QR code. */
export async function totpEnrolment(
  secret: string,
  email: string,
): Promise<{ url: string; qrCodeSvg: string }> {
  const url = totp(secret, email).toString();
  const qrCodeSvg = await drawQrCode(url, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return { url, qrCodeSvg };
}

/**
 * Check a six-digit code.
 *
 * @param lastStep the time step of the last code accepted: a code is good once.
 * @returns the time step of the code, to be kept as the next `lastStep`; null when the code is wrong,
 *   used, or more than one step (30 s) off.
 */
export function checkTotp(secret: string, code: string, lastStep: number, at: Date): number | null {
  const token = code.replaceAll(/\s/g, "");
  const delta = totp(secret, "").validate({ token, window: 1, timestamp: at.getTime() });
  if (delta === null) return null;
  const step = Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta;
  return step > lastStep ? step : null;
}

/** Ten single-use codes for a lost authenticator: 80 bits each, in groups that can be written down. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () =>
    (randomBytes(10).toString("hex").match(/.{5}/g) ?? []).join("-"),
  );
}
