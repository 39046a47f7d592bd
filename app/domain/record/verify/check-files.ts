import canonicalize from "canonicalize";
import type { z } from "zod";
import { everyPart, Failed } from "#app/domain/archive/archive.ts";
import type { Parts } from "#app/domain/archive/find-parts.ts";
import type { PackedArchive } from "#app/domain/archive/packed-member.ts";
import { digest, isSignedBy, readJws } from "#app/domain/archive/signature.ts";
import { listUnsafeMembers } from "#app/domain/archive/unsafe-members.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";
import { readVerifierKey, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import { Manifest, RECORD_FILES } from "../manifest.ts";

type Jws = NonNullable<ReturnType<typeof readJws>>;

/** A list of parts, of a record or of another sealed package. */
export type PartList = Omit<Manifest, "format"> & { format: string };

/** The list of parts as it stands in the package, with what is to show that it was signed. */
export type ListedParts = { manifest: PartList; jws: Jws };

/** The list of parts with the key that signed it. */
export type SignedManifest = { manifest: PartList; keyName: string; publicKey: Uint8Array };

/** What a kind of sealed package must hold. */
export type PackageForm = {
  /** what a person calls it */
  noun: string;
  manifest: z.ZodType<PartList>;
  required: readonly string[];
};

/** An oversight record as a package. */
export const RECORD_PACKAGE: PackageForm = {
  noun: "record",
  manifest: Manifest,
  required: [RECORD_FILES.manifest, RECORD_FILES.json, RECORD_FILES.pdf, RECORD_FILES.checkpoint],
};

/** Members that are read whole before anything says how large they may be. */
const MOST_MANIFEST_BYTES = 64_000_000;

/** The fixed parts are there, and no member of the package is a trap. */
export async function checkMembers(
  archive: PackedArchive,
  parts: Parts | null,
  listed: ListedParts | null,
  { noun, required }: PackageForm = RECORD_PACKAGE,
): Promise<[string, null]> {
  const signed = new Set(listed?.manifest.files.map(({ name }) => (parts?.folder ?? "") + name));
  const problems = [
    ...(parts
      ? required
          .filter((name) => !parts.names.includes(name))
          .map((name) => `${name} is missing from the ${noun}.`)
      : [`The package holds no ${RECORD_FILES.manifest}, or several and none at the top.`]),
    ...listUnsafeMembers(archive, (name) => signed.has(name)),
  ];
  if (problems.length > 0) throw new Failed(problems);
  return [countWords(archive.members.length, "member"), null];
}

/**
 * The list of parts, whether or not it is signed.
 *
 * @throws Failed when it cannot be read.
 */
export async function readListedParts(
  parts: Parts,
  form: PackageForm = RECORD_PACKAGE,
): Promise<ListedParts> {
  if ((parts.sizeOf(RECORD_FILES.manifest) ?? 0) > MOST_MANIFEST_BYTES)
    throw new Failed(`${RECORD_FILES.manifest} is too large to be a list of parts.`);
  const jws = readJws(new TextDecoder().decode(await parts.read(RECORD_FILES.manifest)));
  if (!jws) throw new Failed(`${RECORD_FILES.manifest} is no signed list of parts.`);
  return { jws, manifest: readManifest(jws.payload, form) };
}

function readManifest(payload: string, form: PackageForm): PartList {
  try {
    const manifest = form.manifest.parse(JSON.parse(payload));
    if (canonicalize(manifest) === payload) return manifest;
  } catch {
    // Told below.
  }
  throw new Failed(`${RECORD_FILES.manifest} does not list the parts in the form it should.`);
}

/** The manifest was signed by the key it names, and by the key expected when one is. */
export async function checkSignature(
  { manifest, jws }: ListedParts,
  expectedKey: string | undefined,
): Promise<[string, SignedManifest]> {
  if (jws.alg !== "EdDSA")
    throw new Failed(`${RECORD_FILES.manifest} is signed by an algorithm that is not EdDSA.`);
  const key = readVerifierKey(manifest.verifierKey);
  if (!key || (await writeVerifierKey(digest, key.keyName, key.publicKey)) !== manifest.verifierKey)
    throw new Failed(`${RECORD_FILES.manifest} names no key.`);
  const isSigned = await isSignedBy(key.publicKey, jws.signature, jws.signed);
  await everyPart([
    () => {
      if (jws.kid !== key.keyName || jws.crit !== undefined)
        throw new Failed(`${RECORD_FILES.manifest} has another header than it should.`);
    },
    () => {
      if (expectedKey !== undefined && cleanCode(expectedKey) !== manifest.verifierKey)
        throw new Failed(
          `${RECORD_FILES.manifest} was signed by another key than the one you gave: ${manifest.verifierKey}`,
        );
    },
    () => {
      if (!isSigned) throw new Failed(`${RECORD_FILES.manifest} was changed after it was signed.`);
    },
  ]);
  return [`signed by ${manifest.verifierKey}`, { manifest, ...key }];
}

/** Every part listed is there with its hash. What is there and not listed is no part. */
export async function checkFiles(
  parts: Parts,
  { manifest }: ListedParts,
  { required }: PackageForm = RECORD_PACKAGE,
): Promise<[string, null]> {
  const names = manifest.files.map(({ name }) => name);
  const twice = listDoubles(names);
  await everyPart([
    ...twice.map((name) => () => {
      throw new Failed(`${RECORD_FILES.manifest} lists ${name} twice.`);
    }),
    ...manifest.files.map((file) => () => requireFile(parts, file, required)),
  ]);
  return [`${countWords(manifest.files.length, "part")} with the SHA-256 listed`, null];
}

async function requireFile(
  parts: Parts,
  { name, sha256, sizeBytes }: PartList["files"][number],
  required: readonly string[],
): Promise<void> {
  const there = parts.sizeOf(name);
  // A fixed part that is missing is told by the first check.
  if (there === null && required.includes(name)) return;
  if (there === null) throw new Failed(`${name} is missing.`);
  if (there !== sizeBytes)
    throw new Failed(`${name} was changed: it has ${there} bytes, not ${sizeBytes}.`);
  const found = await measure(parts, name);
  if (found.sha256 !== sha256 || found.sizeBytes !== sizeBytes)
    throw new Failed(`${name} was changed: its SHA-256 is not the one listed.`);
}

async function measure(parts: Parts, name: string) {
  try {
    return await parts.measure(name);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failed(`${name} cannot be unpacked: ${why}`);
  }
}

function listDoubles(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name));
}
