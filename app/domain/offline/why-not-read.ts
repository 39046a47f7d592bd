/** Why a spreadsheet was not read, under the field of its file. @param reason as reading it ended. */
export function sayWhyNotRead(reason: unknown): string {
  if (reason === "busy")
    return "Many files are being read at this moment. Wait a minute and choose it again.";
  return reason === "other-sheet"
    ? "This is another spreadsheet: none of its rows is a question of this request. Fill in the one that was made for it."
    : "This spreadsheet cannot be read. Save it as XLSX without a password, or as CSV.";
}
