/** A text to be found anywhere, for `like` and `ilike`: the signs they read specially stand for themselves. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
