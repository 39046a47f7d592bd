import type { ReactElement } from "react";
import type { LetterFacts, LetterKind } from "#app/domain/letter/letters.ts";

/** What a letter knows beside its facts. */
export type LetterContext = {
  /** where its button leads */
  url: string;
  /** where somebody says that it reached the wrong person; null when there is no such page */
  wrongPersonUrl: string | null;
  /** where a spreadsheet is sent in without an account; null when there is no such page */
  spreadsheetUrl: string | null;
  toName: string;
};

/** One kind of letter: its subject and its body. */
export type LetterWriter<K extends LetterKind> = {
  subject: (facts: LetterFacts<K>) => string;
  body: (facts: LetterFacts<K>, context: LetterContext) => ReactElement;
};
