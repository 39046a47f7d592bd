/** What a browser writes for the three characters that the header of a part cannot hold. */
const WRITTEN = /%(22|0D|0A)/gi;

/**
 * The name of a file as its owner has it, from the header of its part in a form.
 *
 * @see WHATWG HTML, "multipart/form-data encoding algorithm": quotes and line breaks, and nothing
 *   else, are written as percent and two digits.
 */
export function readSentFileName(sent: string): string {
  return sent.replace(WRITTEN, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
