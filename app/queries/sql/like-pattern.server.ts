import { plainPunctuation } from "#app/domain/kernel/pasted-text.ts";

/**
 * A text to be found anywhere, for `like` and `ilike`: the signs they read specially stand for
 * themselves, and an apostrophe or a dash for any of its kind, however it is drawn.
 */
export function likePattern(text: string): string {
  const escaped = plainPunctuation(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return `%${escaped.replaceAll(/['-]/g, "_")}%`;
}
