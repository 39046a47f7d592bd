const LONGEST = 124;
/** All but letters, digits, marks and plain punctuation, none of which a file system or a header reads. */
const UNWELCOME = /[^\p{L}\p{M}\p{N} ._()+,;=@&'’#!-]+/gu;
/** What says in which direction to show what follows, or is not shown at all, and can disguise a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu;
/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[ .])/i;
const ENDING = /(?<=[^.])\.[A-Za-z0-9]{1,5}$/;

/**
 * A name that a file can be offered under everywhere: without folders, control characters, what hides
 * or turns letters around, and whatever a system could read as a command; never one that a system
 * keeps for itself, never starting with a dot.
 *
 * @param given may be anything.
 * @param set.stem what a name becomes of which nothing is left before its ending.
 * @param set.ending instead of the one that it has.
 * @returns 1 to 125 characters; the ending stays when the rest is cut.
 */
export function safeFileName(given: string, set: { stem: string; ending?: string }): string {
  const last = given.normalize("NFC").replace(INVISIBLE, "").trim().split(/[\\/]/).at(-1) ?? "";
  const own = ENDING.exec(last)?.[0] ?? "";
  const ending = set.ending === undefined ? own : `.${set.ending}`;
  const stem = last
    .slice(0, last.length - own.length)
    .replace(UNWELCOME, " ")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  const named = cut(stem, LONGEST - ending.length) || set.stem;
  return `${named}${ending}`.replace(RESERVED, (name) => `_${name}`);
}

/** As much as there is room for, never half a character. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text.slice(0, room * 2))) {
    if (kept.length + segment.length > room) break;
    kept += segment;
  }
  return kept.replace(/[ .]+$/, "");
}
