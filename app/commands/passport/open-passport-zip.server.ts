import type { Readable } from "node:stream";
import { and, eq, inArray } from "drizzle-orm";
import { readJws } from "#app/domain/archive/signature.ts";
import { PASSPORT_FILES, PassportManifest } from "#app/domain/passport/package.ts";
import { hasBlob, openBlob, readBlob } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { writeZip, type ZipMember } from "#app/platform/zip.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { passports } from "#db/schema/passport.ts";

type Row = typeof passports.$inferSelect;

/**
 * A passport as one ZIP, streamed, the same bytes every time.
 *
 * @returns null when there is no such passport, or a file of it is no longer kept.
 */
export async function openPassportZip(
  actor: Actor,
  passportId: string,
): Promise<{ stream: Readable; fileName: string } | null> {
  const found = await asActor(actor, async (scope) => {
    const [row] = await scope.tx
      .select()
      .from(passports)
      .where(and(eq(passports.id, passportId), eq(passports.organizationId, actor.organizationId)));
    return row && { row, members: await listMembers(scope, row) };
  });
  if (!found?.members) return null;
  const { row, members } = found;
  return { stream: writeZip(members, row.createdAt), fileName: `Passport ${row.number}.zip` };
}

/** The files of a passport in the order of its manifest; null when one of them is gone. */
async function listMembers(
  { tx, actor }: Scope,
  { manifestJws, jsonBlobKey, pdfBlobKey, evidenceIds }: Row,
): Promise<ZipMember[] | null> {
  const { files } = PassportManifest.parse(JSON.parse(readJws(manifestJws)?.payload ?? "null"));
  const rows = await tx
    .select({ sha256: evidence.sha256, blobKey: evidence.blobKey })
    .from(evidence)
    .where(
      and(inArray(evidence.id, evidenceIds), eq(evidence.organizationId, actor.organizationId)),
    );
  const blobKeys = new Map<string, string>();
  for (const { sha256, blobKey } of rows) if (await hasBlob(blobKey)) blobKeys.set(sha256, blobKey);
  const fixed: Record<string, () => Promise<Buffer>> = {
    [PASSPORT_FILES.json]: () => readBlob(jsonBlobKey),
    [PASSPORT_FILES.pdf]: () => readBlob(pdfBlobKey),
  };
  if (files.some(({ name, sha256 }) => !fixed[name] && !blobKeys.has(sha256))) return null;
  return [
    { name: PASSPORT_FILES.manifest, read: async () => Buffer.from(manifestJws) },
    ...files.map(({ name, sha256 }) => ({
      name,
      read: fixed[name] ?? (() => openBlob(blobKeys.get(sha256) ?? "")),
    })),
  ];
}
