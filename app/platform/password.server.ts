import { pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);
const ROUNDS = 210_000;
const DIGEST = "sha512";
const BYTES = 64;

/** PBKDF2-HMAC-SHA-512 with a random salt: `pbkdf2-sha512$rounds$salt$hash`. About 0.1 s, off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize("NFKC"), salt, ROUNDS, BYTES, DIGEST);
  return ["pbkdf2-sha512", ROUNDS, salt.toString("base64url"), hash.toString("base64url")].join(
    "$",
  );
}

/**
 * Whether `password` made `stored`. Without a stored hash the same work is done and the answer is
 * no, so that the time taken does not tell whether a person exists.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, rounds, salt, hash] = (stored ?? `pbkdf2-sha512$${ROUNDS}$c2FsdA$`).split("$");
  const expected = Buffer.from(hash ?? "", "base64url");
  const given = await derive(
    password.normalize("NFKC"),
    Buffer.from(salt ?? "", "base64url"),
    Number(rounds),
    BYTES,
    DIGEST,
  );
  return expected.length === given.length && timingSafeEqual(expected, given);
}
