/** A marking found in a file: what it says and where. */
export type Marking = { text: string; page: number };

type Line = { text: string; isAtEdge: boolean };

/** How many lines from the top and the bottom of a page a banner can stand in. */
const EDGE_LINES = 3;
const LONGEST_MARKING = 160;

/** Forms that no sentence takes: a marking wherever the line stands. */
const UNMISTAKABLE: readonly RegExp[] = [
  /^(CUI|CONTROLLED)\/\/[A-Z0-9]/,
  /^(TOP SECRET|SECRET|CONFIDENTIAL)\/\/[A-Z]/,
  /^(UNCLASSIFIED|U)\/\/(FOUO|LES|SBU|FOR OFFICIAL USE ONLY)\b/,
  /^DISTRIBUTION STATEMENT [B-F]\b/i,
  /^WARNING\s*[-–—:.]*\s*THIS DOCUMENT CONTAINS TECHNICAL DATA WHOSE EXPORT IS RESTRICTED/i,
];

/** Words that are a banner only alone on a line at the top or the bottom of a page. */
const BANNERS: readonly RegExp[] = [
  /^(CUI|CONTROLLED|CONTROLLED UNCLASSIFIED INFORMATION( \(CUI\))?)$/,
  /^(FOUO|FOR OFFICIAL USE ONLY|NOFORN|TOP SECRET|SECRET)$/,
];

/** The mark before a paragraph: `(CUI) The hull …`. A sentence can begin so by the break of a line. */
const PORTION = /^\((CUI|U\/\/FOUO|FOUO)(\/\/[A-Z0-9/ -]+)?\)\s+\S/;
const CONTROLLED_BY = /^Controlled by\s*:/i;
const CUI_CATEGORY = /^CUI (Category|Categories)\s*(\(ies\))?\s*:/i;

/**
 * Markings of controlled or classified information in the text of a document: banner lines, portion
 * marks, the designation block, distribution statements B to F. A document that talks about CUI
 * carries none of them.
 *
 * @param pages the text of each page, with its lines.
 * @returns each different marking once, where it first stands; none when nothing was found, which
 *   does not prove that the document holds no CUI.
 * @see 32 CFR 2002.20; DoDI 5200.48; DoDI 5230.24
 */
export function findMarkings(pages: readonly string[]): Marking[] {
  const found = pages.flatMap((page, index) =>
    markingsOfPage(linesOf(page)).map((text) => ({ text, page: index + 1 })),
  );
  return found.filter(
    (marking, index) => found.findIndex(({ text }) => text === marking.text) === index,
  );
}

function linesOf(page: string): Line[] {
  const lines = page
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return lines.map((text, index) => ({
    text,
    isAtEdge: index < EDGE_LINES || index >= lines.length - EDGE_LINES,
  }));
}

function markingsOfPage(lines: readonly Line[]): string[] {
  const single = lines.filter(isMarking).map(({ text }) => text);
  const portions = lines.filter(({ text }) => PORTION.test(text)).map(({ text }) => text);
  const block = [CONTROLLED_BY, CUI_CATEGORY].map((form) =>
    lines.find(({ text }) => form.test(text)),
  );
  return [
    ...single,
    ...(portions.length >= 2 ? portions.slice(0, 1) : []),
    ...(block.every(Boolean) ? block.flatMap((line) => (line ? [line.text] : [])) : []),
  ].map((text) => text.slice(0, LONGEST_MARKING));
}

function isMarking({ text, isAtEdge }: Line): boolean {
  const bare = text.replace(/^[-*_.\s]+|[-*_.\s]+$/g, "");
  if (UNMISTAKABLE.some((form) => form.test(bare))) return true;
  return isAtEdge && BANNERS.some((form) => form.test(bare));
}
