import { type CodeForm, hintOnCode } from "#app/domain/kernel/code-hint.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";

const PIID = /^[0-9A-Z]{6}\d{2}[A-Z][0-9A-Z]{4,8}$/;

const PIID_PARTS =
  "Its parts are the activity (6 letters and digits), the year (2 digits), the instrument (1 letter) and the serial number (4 to 8), like FA8620-26-C-0042.";

const PIIDS: CodeForm = {
  one: "a PIID",
  many: "PIIDs",
  lengths: [13, 17],
  unused: {},
  isRight: isPiid,
};

/** A PIID as it is kept, from however it was pasted: capitals, without the dashes and spaces that people write between its parts. */
export function readPiid(written: string): string {
  return cleanCode(written).toUpperCase().replaceAll("-", "");
}

/** Whether a text has the form of a procurement instrument identifier. @see FAR 4.1603; DFARS 204.1603 */
export function isPiid(text: string): boolean {
  return PIID.test(text);
}

/** What is wrong with a PIID that was read; null when it has the form. */
export function findPiidProblem(piid: string): string | null {
  if (isPiid(piid)) return null;
  const hint = hintOnCode(piid, PIIDS) ?? hintOnPart(piid) ?? "This is no PIID.";
  return `${hint} ${PIID_PARTS}`;
}

function hintOnPart(piid: string): string | null {
  const year = piid.slice(6, 8);
  if (!/^\d\d$/.test(year))
    return `The year is the seventh and the eighth character; ${year} is no year.`;
  const instrument = piid.slice(8, 9);
  return /[A-Z]/.test(instrument)
    ? null
    : `The ninth character is the letter of the instrument; this has ${instrument}.`;
}

/** The PIID with its parts apart: `FA8620-26-C-0042`. */
export function formatPiid(piid: string): string {
  if (!isPiid(piid)) return piid;
  return [piid.slice(0, 6), piid.slice(6, 8), piid.slice(8, 9), piid.slice(9)].join("-");
}
