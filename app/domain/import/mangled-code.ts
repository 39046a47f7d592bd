/** A code that a spreadsheet took for a number: 7E101, or one of digits too many to show. */
const POWER = /^(\d+)(?:[.,](\d+))?E\+?(\d+)$/i;

/** Whether a cell shows a number in powers of ten. */
export function isPower(cell: string): boolean {
  return POWER.test(cell);
}

/** So many guesses help; more do not. */
const MOST_GUESSES = 3;

/**
 * What a code may have been before a spreadsheet made a power of ten of it: `5E+123` was `5E123`.
 *
 * @param length of such a code in characters; null where it may have any.
 * @returns the likeliest first; none where digits were lost.
 * @throws never
 */
export function guessCodes(cell: string, length: number | null): string[] {
  const [, whole = "", part = "", power = ""] = POWER.exec(cell) ?? [];
  if (!whole) return [];
  const digits = (whole + part).replace(/0+$/, "") || "0";
  // The code was digits, E, digits: as many zeros may have moved from one side to the other.
  const exponent = Number(power) - (digits.length - whole.length);
  const guesses: string[] = [];
  for (let zeros = 0; zeros <= exponent; zeros += 1) {
    const head = digits + "0".repeat(zeros);
    const room = length === null ? 0 : length - head.length - 1;
    const tail = String(exponent - zeros).padStart(room, "0");
    const code = `${head}E${tail}`;
    if (length !== null && code.length > length) break;
    guesses.push(code);
    if (length === null || guesses.length === MOST_GUESSES) break;
  }
  return guesses;
}

/** What is wrong with a code that shows as a power of ten, in words. */
export function sayPower(cell: string, length: number | null): string {
  const guesses = guessCodes(cell, length);
  const meant = guesses.length > 0 ? ` It may have been ${guesses.join(" or ")}.` : "";
  return `The spreadsheet made the number ${cell} of this code.${meant} Format the column as text, and type it anew.`;
}
