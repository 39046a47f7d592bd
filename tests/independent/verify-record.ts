import { checkAnchors } from "./anchors.ts";
import { isObject, type JsonObject, Refused, readCanonical, readJson } from "./bytes.ts";
import { checkEvidence, checkFacts, checkForm, checkReferences } from "./content.ts";
import { checkCheckpoint, checkGrowth, checkInclusion, type Entry } from "./log.ts";
import {
  bytesOf,
  checkFiles,
  checkMembers,
  checkSignature,
  type Members,
  readManifest,
  type Signed,
} from "./manifest.ts";
import { findParts, listChanges } from "./package.ts";
import type { Package } from "./zip.ts";

export type Answer = {
  ok: boolean;
  /** the checks that failed, in the order of the document; those not made are not among them */
  failed: string[];
  why: string[];
  isRepacked: boolean;
  added: string[];
};

/**
 * A second verifier of oversight records, written from docs/record-format.md alone: it shares no
 * line with the product. Made so that the document stays enough to write one.
 */
export function verifyAgain(pack: Package, expectedKey?: string): Answer {
  const answer: Answer = { ok: false, failed: [], why: [], isRepacked: false, added: [] };
  let unmade = 0;
  const make = <T>(check: string, needed: boolean, run: () => T): T | null => {
    if (!needed) {
      unmade += 1;
      return null;
    }
    try {
      return run();
    } catch (error) {
      answer.failed.push(check);
      answer.why.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const found = findParts(pack);
  const members: Members = found?.parts ?? new Map();
  const signed = quietly(() => readManifest(members));
  const listed = new Set(signed?.files.map(({ name }) => `${found?.folder}${String(name)}`));
  make("members", true, () => checkMembers(pack, found, (name) => listed.has(name)));
  make("signature", members.has("manifest.jws"), () => checkSignature(members, expectedKey));
  make("files", signed !== null, () => checkFiles(members, signed as Signed));
  checkRecord(members, signed, make);
  if (found && signed) {
    const names = ["manifest.jws", ...signed.files.map(({ name }) => String(name))];
    Object.assign(answer, listChanges(pack, found, { names, at: signed.builtAt }));
  }
  return { ...answer, ok: answer.failed.length === 0 && unmade === 0 };
}

type Make = <T>(check: string, needed: boolean, run: () => T) => T | null;

/** Checks 4 to 12. */
function checkRecord(members: Members, signed: Signed | null, make: Make): void {
  const bytes = () => bytesOf(members, "record.json");
  make("canonical", members.has("record.json"), () =>
    readCanonical("canonical", "record.json", bytes()),
  );
  const parsed = quietly(() => ({ value: readJson("canonical", "record.json", bytes()) }));
  const form = make("form", parsed !== null && signed !== null, (): JsonObject => {
    if (!isObject(parsed?.value)) throw new Refused("form", "no record");
    checkForm(parsed.value, signed as Signed);
    return parsed.value;
  });
  const record = form ?? {};
  const has = form !== null;
  make("references", has, () => checkReferences(record));
  make("facts", has, () => checkFacts(record));
  make("evidence", has, () => checkEvidence(record, signed as Signed));
  const entries = make("inclusion", has, (): Entry[] => checkInclusion(record));
  make("anchors", entries !== null, () => checkAnchors(record, entries ?? []));
  make("checkpoint", has && members.has("checkpoint.txt"), () =>
    checkCheckpoint(members, record, signed as Signed, entries ?? []),
  );
  make("growth", has, () => checkGrowth(record));
}

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
