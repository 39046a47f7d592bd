/** The NUL character, which PostgreSQL keeps in no text, and halves of a character without the other. */
const UNKEEPABLE = /\0|\p{Surrogate}/gu;

/**
 * Whether a text can be kept and given back as it is: without NUL, and every character whole.
 *
 * @returns false for what no keyboard and no office program writes.
 */
export function isKeepableText(text: string): boolean {
  return text.search(UNKEEPABLE) === -1;
}

/** A text without what cannot be kept of it. */
export function keepableText(text: string): string {
  return text.replaceAll(UNKEEPABLE, "");
}
