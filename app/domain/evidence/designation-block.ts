import type { PageLine } from "./page-line.ts";

/** The lines of the CUI designation indicator block; one is told apart from a form by its company. */
const PARTS: readonly { form: RegExp; isOfCui: boolean }[] = [
  { form: /\bControlled by\s*:/i, isOfCui: false },
  { form: /\bCUI Categor(?:y|ies|y\s?\(ies\))\s*:/i, isOfCui: true },
  {
    form: /\b(?:Distribution ?\/ ?Dissemination|Limited Dissemination|Dissemination) Controls?\s*:|\bLDC\s*:/i,
    isOfCui: true,
  },
  { form: /\bPOC\s*:/, isOfCui: false },
];
/** What a form says where nothing is controlled. */
const NOTHING = /^\s*(none|no|n\/a|not applicable|-+)\s*$/i;

/**
 * The lines of a designation block: two of its four parts or more, one of them of CUI alone. A
 * document that says who controls it, or whom to call, carries none.
 */
export function findBlock(lines: readonly PageLine[]): string[] {
  const found = PARTS.flatMap(({ form, isOfCui }) => {
    const line = lines.find(({ text }) => {
      const at = form.exec(text);
      return at !== null && !NOTHING.test(text.slice(at.index + at[0].length));
    });
    return line ? [{ text: line.text, isOfCui }] : [];
  });
  const isBlock = found.length >= 2 && found.some(({ isOfCui }) => isOfCui);
  return isBlock ? [...new Set(found.map(({ text }) => text))] : [];
}
