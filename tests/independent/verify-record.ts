import { checkAnchors } from "./anchors.ts";
import { isObject, Refused, readCanonical } from "./bytes.ts";
import { checkEvidence, checkFacts, checkForm, checkReferences } from "./content.ts";
import { checkCheckpoint, checkGrowth, checkInclusion } from "./log.ts";
import {
  checkFiles,
  checkMembers,
  checkSignature,
  checkTimestamp,
  type Members,
} from "./manifest.ts";

export type Answer = { ok: true } | { ok: false; check: string; why: string };

/**
 * A second verifier of oversight records, written from docs/record-format.md alone: it shares no
 * line with the product. Made so that the document stays enough to write one.
 */
export function verifyAgain(members: Members, expectedKey?: string): Answer {
  let check = "signature";
  try {
    checkMembers(members);
    const signed = checkSignature(members, expectedKey);
    check = "files";
    checkFiles(members, signed);
    const bytes = members.get("record.json") ?? new Uint8Array();
    const record = readCanonical("canonical", "record.json", bytes);
    if (!isObject(record)) throw new Refused("form", "no record");
    check = "form";
    checkForm(record, signed);
    checkReferences(record);
    checkFacts(record);
    checkEvidence(record, signed);
    const entries = checkInclusion(record);
    checkAnchors(record, entries);
    check = "checkpoint";
    checkCheckpoint(members, record, signed, entries);
    checkGrowth(record);
    checkTimestamp(members, record);
    return { ok: true };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, check: error instanceof Refused ? error.check : check, why };
  }
}
