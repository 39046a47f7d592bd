/**
 * A name at the end of a sentence: "Acme LLC." and "Acme, Inc.", never "Acme, Inc..".
 *
 * @param name as somebody wrote it.
 * @returns the name with the full stop, question or exclamation mark that ends the sentence.
 */
export function fullStop(name: string): string {
  return /[.!?。！？]$/u.test(name) ? name : `${name}.`;
}
