/** The NUL character, which PostgreSQL keeps in no text, and halves of a character without the other. */
const UNKEEPABLE = /\0|\p{Surrogate}/u;

/**
 * Whether a text can be kept and given back as it is: without NUL, and every character whole.
 *
 * @returns false for what no keyboard and no office program writes.
 */
export function isKeepableText(text: string): boolean {
  return !UNKEEPABLE.test(text);
}
