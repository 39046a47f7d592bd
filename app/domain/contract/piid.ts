const PIID = /^[0-9A-Z]{6}\d{2}[A-Z][0-9A-Z]{4,8}$/;

export const PIID_FORM =
  "A PIID has 13 to 17 letters and digits: the activity (6), the year (2), the instrument (1 letter) and the serial number, like FA8620-26-C-0042.";

/** A PIID as it is kept: capitals, without the dashes and spaces that people write between its parts. */
export function readPiid(written: string): string {
  return written.toUpperCase().replaceAll(/[\s-]/g, "");
}

/** Whether a text has the form of a procurement instrument identifier. @see FAR 4.1603; DFARS 204.1603 */
export function isPiid(text: string): boolean {
  return PIID.test(text);
}

/** The PIID with its parts apart: `FA8620-26-C-0042`. */
export function formatPiid(piid: string): string {
  if (!isPiid(piid)) return piid;
  return [piid.slice(0, 6), piid.slice(6, 8), piid.slice(8, 9), piid.slice(9)].join("-");
}
