import { buffer } from "node:stream/consumers";
import { makePassport } from "#app/commands/passport/make-passport.server.ts";
import { openPassportZip } from "#app/commands/passport/open-passport-zip.server.ts";
import { verifyPassport } from "#app/domain/passport/verify-passport.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { passportIntakes } from "#db/schema/passport.ts";
import type { TestActor } from "./people.ts";

/** A passport of a signed answer, without evidence, as its official downloads it. */
export async function packPassport(official: TestActor, requestId: string): Promise<Buffer> {
  const made = await makePassport(official, { requestId, evidenceIds: [] });
  if (!made.ok) throw new Error(made.reason);
  const opened = await openPassportZip(official, made.passportId);
  if (!opened) throw new Error("the passport cannot be opened");
  return buffer(opened.stream);
}

/** One row in each table of passports, for isolation to be tried on. */
export async function fillPassports(official: TestActor, requestId: string): Promise<void> {
  const bytes = await packPassport(official, requestId);
  const { content, verifierKey } = await verifyPassport(await openZipBytes(bytes));
  if (!content || !verifierKey) throw new Error("the passport is not whole");
  await asActor(official, ({ tx }) =>
    tx.insert(passportIntakes).values({
      createdBy: official.personId,
      createdByName: official.personName,
      organizationId: official.organizationId,
      requestId,
      fileName: "Passport.zip",
      sha256: sha256Of(bytes),
      verifierKey,
      standing: "own",
      content,
      files: [],
    }),
  );
}
