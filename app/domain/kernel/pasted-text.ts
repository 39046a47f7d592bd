/*
 * Text as people paste it: from a PDF, a chat, a spreadsheet, a phone. What nobody can see, and
 * what only looks like the character that was meant, is taken out or put right before it is read.
 */

/** Marks that nobody sees. The joiners U+200C and U+200D are letters' business, and stay in names. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;
const JOINERS = /\u200C|\u200D|[\uFE00-\uFE0F]/g;
/** Characters that a text file does not hold, line feeds and tabs apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D\u207B\u208B]/g;
const APOSTROPHES = /[\u2018-\u201B\u02BB\u02BC\u02B9\u2032\u00B4\u0060\uA78C\uFF07]/g;

/**
 * Text with what nobody sees taken out: marks of zero width and of direction, control characters;
 * every kind of space is a plain one. Letters, line feeds and punctuation stay as they are.
 *
 * @throws never
 */
export function cleanText(pasted: string): string {
  return pasted
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, "\n")
    .replace(CONTROLS, "")
    .replace(INVISIBLE, "")
    .replace(SPACES, " ")
    .normalize("NFC")
    .trim();
}

/** The same for one line: line feeds and tabs are spaces too. */
export function cleanLine(pasted: string): string {
  return cleanText(pasted.replace(/[\t\n\r\v\f\u2028\u2029\u0085]+/g, " "));
}

/**
 * A code without anything that only its carrier put there: no space or unseen mark, one kind of
 * dash, digits and letters of full width as plain ones, digits of any script as 0 to 9. Capitals
 * and small letters stay.
 *
 * @throws never
 */
export function cleanCode(pasted: string): string {
  return plainDigits(cleanLine(pasted.normalize("NFKC")).replace(JOINERS, ""))
    .replace(DASHES, "-")
    .replace(/\s/g, "");
}

/**
 * A number as digits 0 to 9 with `-` in front when it is below zero, whatever dash, minus sign,
 * width or script it was pasted in. A space that groups digits, and one after the sign, is no part.
 *
 * @throws never
 */
export function cleanNumber(pasted: string): string {
  return cleanCode(pasted).replace(/^\+/, "");
}

/**
 * An email address: as `cleanCode`, out of `Name <address>`, `mailto:` and closing punctuation.
 *
 * @throws never
 */
export function cleanAddress(pasted: string): string {
  const line = cleanLine(pasted.normalize("NFKC"));
  const [, bracketed] = /<([^<>]*)>[;,.]?$/.exec(line) ?? [];
  return (bracketed ?? line)
    .replace(JOINERS, "")
    .replace(/^mailto:/i, "")
    .replace(/[;,.]+$/, "")
    .trim();
}

/** What is searched for: as `cleanLine`, with full-width characters, apostrophes and dashes as plain ones. */
export function cleanSearch(pasted: string): string {
  return cleanLine(plainPunctuation(pasted).normalize("NFKC")).replace(/ +/g, " ");
}

/** Text for a comparison in which an apostrophe or a dash is the same however it is drawn. */
export function plainPunctuation(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(DASHES, "-");
}

/** Digits of any script as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitAt(digit.codePointAt(0) ?? 0)));
}

/** Unicode keeps the ten digits of a script together, from 0 to 9. */
function digitAt(codePoint: number): number {
  let below = 0;
  while (below < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - 1 - below))) below += 1;
  return below;
}
