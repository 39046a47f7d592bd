import type { PageLine } from "./page-line.ts";

/** The mark before a paragraph, which may be numbered: `(CUI) The hull …`, `2. (CUI//SP-CTI) Seals`. */
const PORTION =
  /^(?:[-\u2022*]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|\(?[A-Za-z][.)]|SUBJ(?:ECT)?:|SUBJECT)?\s*\((CUI|U\/\/FOUO|FOUO)(\s*\/\/[A-Z0-9/ -]+)?\)\s*(\S?)/i;
const UNCLASSIFIED_PORTION = /^(?:[-\u2022*]|[0-9]{1,2}[.)]|[A-Za-z][.)])?\s*\(U\)\s+\S/;
/** The abbreviation after its own words is an explanation, whichever line it falls on. */
const EXPLAINED = /(information|only)$/i;

/**
 * The first portion mark of a page that carries portion marks. One alone can be a sentence that
 * breaks before the abbreviation: it counts beside a second one, beside a `(U)`, or with a category.
 */
export function findPortion(lines: readonly PageLine[]): string[] {
  const marked = lines.flatMap(({ text, above }) => {
    const found = PORTION.exec(text);
    if (!found) return [];
    const [, , category, next = ""] = found;
    const isSentence = EXPLAINED.test(above) || !/[A-Z0-9"\u201c]/.test(next);
    return category || !isSentence ? [{ text, hasCategory: Boolean(category) }] : [];
  });
  const [first] = marked;
  if (!first) return [];
  const isSure =
    marked.length >= 2 ||
    first.hasCategory ||
    lines.some(({ text }) => UNCLASSIFIED_PORTION.test(text));
  return isSure ? [first.text] : [];
}
