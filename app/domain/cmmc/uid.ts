import { type CodeForm, hintOnCode } from "#app/domain/kernel/code-hint.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";

/** A CMMC unique identifier: ten letters and digits, one for each assessed information system. */
const UID = /^[A-Z0-9]{10}$/;

/** Whether `text` has the form of a CMMC UID, capitals or not. @see DFARS 252.204-7021(a) */
export function isCmmcUid(text: string): boolean {
  return UID.test(text.toUpperCase());
}

const UIDS: CodeForm = {
  one: "a CMMC UID",
  many: "CMMC UIDs",
  lengths: [10, 10],
  unused: {},
  isRight: isCmmcUid,
};

/** A CMMC UID as it is kept, from however it was pasted. */
export function readCmmcUid(pasted: string): string {
  return cleanCode(pasted).toUpperCase();
}

/** What is wrong with a CMMC UID that was read; null when it has the form. */
export function findCmmcUidProblem(uid: string): string | null {
  if (isCmmcUid(uid)) return null;
  return [hintOnCode(uid, UIDS), "A CMMC UID has ten letters and digits. Copy it from SPRS."]
    .filter(Boolean)
    .join(" ");
}
