import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { CompactSign } from "jose";
import { digest } from "#app/domain/archive/signature.ts";
import { logOrigin, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import { portalKeyName } from "#app/domain/passport/portal.ts";
import type { Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { openText, sealText, tryOpenText } from "#app/platform/secret.server.ts";
import { oversightKeys } from "#db/schema/oversight-key.ts";
import { portalKeys } from "#db/schema/passport.ts";

/** The key with which a prime's checkpoints and records are signed now. */
export type SigningKey = {
  name: string;
  /** 32 bytes */
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
  /** A compact JWS over `payload`. */
  signJws(payload: string): Promise<string>;
};

/**
 * The prime's key in use; made at the first call, and anew when the application's secret was changed
 * and the kept one opens no more: that one is retired and still verifies what it signed.
 *
 * @param tx of the system role: the web role cannot read the private half.
 */
export async function getSigningKey(tx: Transaction, primeId: string): Promise<SigningKey> {
  const inUse = and(eq(oversightKeys.primeId, primeId), isNull(oversightKeys.retiredAt));
  const [found] = await tx.select().from(oversightKeys).where(inUse);
  const opened = found && tryOpenText("oversight-key", found.privateKeySealed);
  if (opened) return keyOf(primeId, opened);
  if (found) await rotateSigningKey(tx, primeId, new Date());
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const made = keyOf(primeId, pem);
  await tx
    .insert(oversightKeys)
    .values({
      primeId,
      publicKey: Buffer.from(made.publicKey).toString("base64"),
      privateKeySealed: sealText("oversight-key", pem),
    })
    .onConflictDoNothing();
  // Another process may have made one at the same moment: the one that is there counts.
  const [kept] = await tx.select().from(oversightKeys).where(inUse);
  if (!kept) throw new Error("the signing key was not kept");
  return keyOf(primeId, openText("oversight-key", kept.privateKeySealed));
}

/** Retire the prime's key; the next signature makes a new one. What was signed still verifies. */
export async function rotateSigningKey(tx: Transaction, primeId: string, at: Date): Promise<void> {
  await tx
    .update(oversightKeys)
    .set({ retiredAt: at })
    .where(and(eq(oversightKeys.primeId, primeId), isNull(oversightKeys.retiredAt)));
}

/** The public half as one line that can be handed on and compared. */
export function verifierKeyOf({ name, publicKey }: SigningKey): Promise<string> {
  return writeVerifierKey(digest, name, publicKey);
}

/**
 * The key with which this portal signs passports; made at the first call, and anew when the kept one
 * opens no more, as a prime's.
 *
 * @param tx of the system role, as for a prime's.
 */
export async function getPortalKey(tx: Transaction): Promise<SigningKey> {
  const [found] = await tx.select().from(portalKeys).where(isNull(portalKeys.retiredAt));
  const opened = found && tryOpenText("portal-key", found.privateKeySealed);
  if (found && opened) return keyNamed(found.name, opened);
  if (found) await retirePortalKey(tx, new Date());
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const made = keyNamed(portalKeyName(env().appUrl), pem);
  await tx
    .insert(portalKeys)
    .values({
      name: made.name,
      publicKey: Buffer.from(made.publicKey).toString("base64"),
      privateKeySealed: sealText("portal-key", pem),
    })
    .onConflictDoNothing();
  const [kept] = await tx.select().from(portalKeys).where(isNull(portalKeys.retiredAt));
  if (!kept) throw new Error("the portal's key was not kept");
  return keyNamed(kept.name, openText("portal-key", kept.privateKeySealed));
}

/** Retire the portal's key; the next passport makes a new one. What was signed still verifies. */
export async function retirePortalKey(tx: Transaction, at: Date): Promise<void> {
  await tx.update(portalKeys).set({ retiredAt: at }).where(isNull(portalKeys.retiredAt));
}

function keyOf(primeId: string, pem: string): SigningKey {
  return keyNamed(logOrigin(primeId), pem);
}

function keyNamed(name: string, pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  return {
    name,
    publicKey: rawPublicKey(privateKey),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
    signJws: (payload) =>
      new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: "EdDSA", kid: name })
        .sign(privateKey),
  };
}

function rawPublicKey(privateKey: KeyObject): Uint8Array {
  const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  return new Uint8Array(Buffer.from(x, "base64url"));
}
