import { desc } from "drizzle-orm";
import { digest } from "#app/domain/archive/signature.ts";
import { fromBase64, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import type { LogKey } from "#app/domain/log/key.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { portalKeys } from "#db/schema/passport.ts";

/** Every key that signed passports of this portal, the newest first: they are nobody's secret. */
export async function listPortalKeys(): Promise<LogKey[]> {
  const rows = await asSystem((tx) =>
    tx
      .select({
        name: portalKeys.name,
        publicKey: portalKeys.publicKey,
        createdAt: portalKeys.createdAt,
        retiredAt: portalKeys.retiredAt,
      })
      .from(portalKeys)
      .orderBy(desc(portalKeys.createdAt), desc(portalKeys.id)),
  );
  return Promise.all(
    rows.map(async ({ name, publicKey, createdAt, retiredAt }) => ({
      verifierKey: await writeVerifierKey(digest, name, fromBase64(publicKey) ?? new Uint8Array()),
      since: createdAt.toISOString(),
      until: retiredAt?.toISOString() ?? null,
    })),
  );
}
