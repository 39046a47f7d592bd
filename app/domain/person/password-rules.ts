export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;

/** What people choose when told to choose twelve characters, reduced to letters. */
const COMMON_STEMS =
  "password passphrase letmein welcome qwerty qwertz azerty iloveyou administrator changeme default flowdown summer winter spring autumn monday football baseball dragon sunshine princess superman trustno secret company supplier contract government".split(
    " ",
  );
const KEY_ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789",
  "qwertyuiopasdfghjklzxcvbnm",
  "qazwsxedcrfvtgbyhnujmikolp",
];
const LEETSPEAK: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "@": "a",
  $: "s",
};

/**
 * Why a password will not do, as the sentence a person reads; null when it will. Length counts, not
 * kinds of characters; what would be tried first is refused.
 *
 * @param password as typed.
 * @param personal the person's own words (address, name), which a password must not be made of.
 * @see NIST SP 800-63B, 3.1.1.2
 */
export function findPasswordProblem(password: string, personal: readonly string[]): string | null {
  if (password.length < MIN_PASSWORD_LENGTH)
    return `Use at least ${MIN_PASSWORD_LENGTH} characters. Three or four words in a row are easy to remember.`;
  if (password.length > MAX_PASSWORD_LENGTH)
    return `Use at most ${MAX_PASSWORD_LENGTH} characters.`;
  const plain = password.toLowerCase();
  if (isRepetition(plain) || isKeyRow(plain))
    return "This is a run of keys or one piece repeated, which is tried first. Choose unrelated words.";
  if (leftover(plain, COMMON_STEMS) < MIN_LEFTOVER)
    return "This is one of the first passwords to be tried. Choose unrelated words.";
  if (leftover(plain, personal.flatMap(wordsOf)) < MIN_LEFTOVER)
    return "This is your name or address with little added. Choose unrelated words.";
  return null;
}

/** Letters that must remain once the guessable part is taken away. */
const MIN_LEFTOVER = 5;

/** How many letters of `password` remain without `words`, digits and signs. */
function leftover(password: string, words: readonly string[]): number {
  const letters = [...password].map((char) => LEETSPEAK[char] ?? char).join("");
  const found = words.filter((word) => letters.includes(word) || password.includes(word));
  if (found.length === 0) return Number.POSITIVE_INFINITY;
  const rest = found.reduce((text, word) => text.replaceAll(word, ""), letters);
  return rest.replaceAll(/[^\p{L}]/gu, "").length;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);
}

function isRepetition(password: string): boolean {
  return /^(.{1,6}?)\1+$/su.test(password);
}

function isKeyRow(password: string): boolean {
  const backwards = [...password].reverse().join("");
  return KEY_ROWS.some((row) => {
    const endless = row.repeat(Math.ceil((password.length + row.length) / row.length));
    return endless.includes(password) || endless.includes(backwards);
  });
}
