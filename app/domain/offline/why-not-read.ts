/** The request that a spreadsheet was made for, as far as whoever brings it may know it. */
export type MadeFor = { number: string; with: string } | null;

/**
 * Why a spreadsheet was not read, by the fields of the form that brought it.
 *
 * @param reason as reading it ended.
 * @param here the number of the subcontract that it should answer.
 * @throws never
 */
export function sayWhyNotRead(reason: unknown, here: string): Record<string, string[]> {
  if (reason === "unmarked") return { isOfThisRequest: [askWhetherOurs(here)] };
  return { file: [sayOfFile(reason, here)] };
}

const OF_FILE: Readonly<Record<string, string>> = {
  busy: "Many files are being read at this moment. Wait a minute and choose it again.",
  "nothing-new":
    "Nothing is filled in: every answer of this spreadsheet is empty, or stands as it was sent.",
  "other-sheet":
    "This is another spreadsheet: none of its rows is a question of this request. Fill in the one that was made for it.",
};

function sayOfFile(reason: unknown, here: string): string {
  if (isOfAnother(reason)) return sayOtherRequest(reason.madeFor, here);
  return (
    (typeof reason === "string" && OF_FILE[reason]) ||
    "This spreadsheet cannot be read. Save it as XLSX without a password, or as CSV."
  );
}

function isOfAnother(reason: unknown): reason is { madeFor: MadeFor } {
  return typeof reason === "object" && reason !== null && "madeFor" in reason;
}

function sayOtherRequest(madeFor: MadeFor, here: string): string {
  const what = madeFor ? `${madeFor.number} (${madeFor.with})` : "another request";
  return `This spreadsheet was made for ${what}, not for ${here}. Nothing of it was read. Choose the one that was made for ${here}.`;
}

function askWhetherOurs(here: string): string {
  return `This spreadsheet has lost the mark that says which request it is for. That happens when its cells are copied into another file. Look whether it is the one for ${here}. If so, tick this and choose the file again.`;
}
