/** A CMMC unique identifier: ten letters and digits, one for each assessed information system. */
const UID = /^[A-Z0-9]{10}$/;

/** Whether `text` has the form of a CMMC UID, capitals or not. @see DFARS 252.204-7021(a) */
export function isCmmcUid(text: string): boolean {
  return UID.test(text.toUpperCase());
}
