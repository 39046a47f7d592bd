import type { LetterFacts, LetterKind } from "#app/domain/notification/letters.ts";

export type WrittenLetter = { subject: string; html: string; text: string };

/** Write a letter of `kind` from its facts; `url` is where its button leads. */
export async function writeLetter<K extends LetterKind>(
  kind: K,
  _facts: LetterFacts<K>,
  url: string,
  toName: string,
): Promise<WrittenLetter> {
  return { subject: kind, html: `<p>${toName}</p><a href="${url}">${url}</a>`, text: url };
}
