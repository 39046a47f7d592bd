import { generateKeyPairSync, type KeyObject, sign as signBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import canonicalize from "canonicalize";
import { CompactSign } from "jose";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { digest, readJws } from "#app/domain/archive/signature.ts";
import { readCheckpoint, signNote, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import type { RecordSubject } from "#app/domain/record/kinds.ts";
import { type Manifest, RECORD_FILES } from "#app/domain/record/manifest.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import type { Package } from "#tests/independent/zip.ts";
import { answerAll, sign } from "./answer.ts";
import { ANY_REASONS } from "./award.ts";
import { packageOf, packedArchiveOf } from "./packed-archive.ts";
import type { TestActor } from "./people.ts";
import { makeSupplyChain } from "./supply-chain.ts";

/** A chain whose supplier answered, signed, was accepted and got the award. */
export async function makeAwardedChain() {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier, subcontractId } = chain;
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  const award = await recordAward(manager, subcontractId, {
    awardedOn: manager.on,
    reasons: ANY_REASONS,
  });
  if (!award.ok) throw new Error(award.reason);
  return chain;
}
export type AwardedChain = Awaited<ReturnType<typeof makeAwardedChain>>;

/** The members of a record by their names, in their order. */
export type RecordMembers = ReadonlyMap<string, Uint8Array>;

/** Ask for a record now, build it, and take it as a ZIP. */
export async function makeRecord(
  manager: TestActor,
  subject: RecordSubject,
  dates: { knownAt?: Date } = {},
): Promise<{ recordId: string; members: RecordMembers; content: RecordContent; zip: Buffer }> {
  const actor: TestActor = { ...manager, at: new Date() };
  const asked = await requestRecord(actor, subject, { asOf: actor.on, ...dates });
  if (!asked.ok) throw new Error(asked.reason);
  const { recordId } = asked;
  await buildRecord({ recordId, primeId: manager.organizationId });
  const opened = await openRecordZip(actor, recordId);
  if (!opened || !("stream" in opened)) throw new Error("the record was not built");
  const zip = await buffer(opened.stream);
  const members = await readMembers(zip);
  return { recordId, members, content: contentOf(members), zip };
}

/** The members of a ZIP. @throws Error when one of them cannot be read */
export async function readMembers(zip: Buffer): Promise<Map<string, Uint8Array>> {
  const archive = await openZipBytes(zip);
  const members = new Map<string, Uint8Array>();
  for (const { name } of archive.members) members.set(name, await archive.read(name));
  archive.close();
  return members;
}

/** Members as the verifier takes them: packed as they were built. */
export function archiveOf(members: RecordMembers): PackedArchive {
  return packedArchiveOf(members, { at: builtAtOf(members) });
}

/** The same as the second verifier takes them. */
export function packageOfRecord(members: RecordMembers): Package {
  return packageOf(members, { at: builtAtOf(members) });
}

/** What members are built at; null where the manifest does not say it. */
function builtAtOf(members: RecordMembers): string | null {
  try {
    const jws = readJws(textOf(members, RECORD_FILES.manifest));
    return JSON.parse(jws?.payload ?? "null")?.builtAt ?? null;
  } catch {
    return null;
  }
}

export function contentOf(members: RecordMembers): RecordContent {
  return RecordContent.parse(JSON.parse(textOf(members, RECORD_FILES.json)));
}

function textOf(members: RecordMembers, name: string): string {
  return new TextDecoder().decode(members.get(name));
}

/**
 * What somebody makes who changes the content and holds a key: signed by a key of their own, so that
 * only what the log says can tell.
 */
export async function forge(
  members: RecordMembers,
  change: (content: RecordContent) => void,
): Promise<RecordMembers> {
  const content: RecordContent = JSON.parse(textOf(members, RECORD_FILES.json));
  change(content);
  const json = Buffer.from(canonicalize(content) ?? "");
  const checkpoint = readCheckpoint(textOf(members, RECORD_FILES.checkpoint));
  const jws = readJws(textOf(members, RECORD_FILES.manifest));
  if (!checkpoint || !jws) throw new Error("the record cannot be read");
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = {
    name: checkpoint.origin,
    publicKey: rawKey(publicKey),
    sign: (bytes: Uint8Array) => new Uint8Array(signBytes(null, bytes, privateKey)),
  };
  const changed = new Map(members);
  changed.set(RECORD_FILES.json, json);
  changed.set(RECORD_FILES.checkpoint, Buffer.from(await signNote(digest, checkpoint.text, key)));
  const manifest: Manifest = JSON.parse(jws.payload);
  const files = await Promise.all(
    manifest.files.map(async ({ name }) => ({
      name,
      ...(await archiveOf(changed).measure(name)),
    })),
  );
  const verifierKey = await writeVerifierKey(digest, key.name, key.publicKey);
  const signed = await new CompactSign(
    Buffer.from(canonicalize({ ...manifest, verifierKey, files }) ?? ""),
  )
    .setProtectedHeader({ alg: "EdDSA", kid: key.name })
    .sign(privateKey);
  return changed.set(RECORD_FILES.manifest, Buffer.from(signed));
}

function rawKey(publicKey: KeyObject): Uint8Array {
  const { x = "" } = publicKey.export({ format: "jwk" });
  return new Uint8Array(Buffer.from(x, "base64url"));
}
