import { readBanner } from "./banner.ts";
import { findBlock } from "./designation-block.ts";
import type { PageLine } from "./page-line.ts";
import { findPortion } from "./portions.ts";

/** A marking found in a file: what it says and where. */
export type Marking = { text: string; page: number };

/** How many lines from the top and the bottom of a page a banner can stand in. */
const EDGE_LINES = 3;
const LONGEST_MARKING = 160;

/** Warnings that no sentence takes the form of. */
const WARNINGS: readonly RegExp[] = [
  /^DISTRIBUTION STATEMENT [B-F]\s*([.:\u2013\u2014-]|$|\(?DISTRIBUTION (IS )?AUTHORI[SZ]ED)/i,
  /^WARNING\s*[-–—:.]*\s*THIS DOCUMENT CONTAINS TECHNICAL DATA WHOSE EXPORT IS RESTRICTED/i,
];

/**
 * Markings of controlled or classified information in the text of a document: banner lines, portion
 * marks, the designation block, distribution statements B to F. A document that talks about CUI
 * carries none of them.
 *
 * A banner word that stands alone (`CUI`) is a marking near the top or the bottom of a page, unless
 * the line above reads on into it, as a title does that wraps; then it is one only where another
 * edge of the document carries the same word.
 *
 * @param pages the text of each page, with its lines.
 * @returns each different marking once, where it first stands; none when nothing was found, which
 *   does not prove that the document holds no CUI.
 * @see 32 CFR 2002.20; the CUI Marking Handbook of NARA; DoDI 5200.48; DoDI 5230.24
 */
export function findMarkings(pages: readonly string[]): Marking[] {
  const lines = pages.map(linesOf);
  const words = countBannerWords(lines);
  const found = lines.flatMap((page, index) =>
    markingsOfPage(page, words).map((text) => ({
      text: text.slice(0, LONGEST_MARKING),
      page: index + 1,
    })),
  );
  return found.filter(
    (marking, index) => found.findIndex(({ text }) => text === marking.text) === index,
  );
}

function linesOf(page: string): PageLine[] {
  const lines = page
    .normalize("NFKC")
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return lines.map((text, index) => ({
    text,
    above: lines[index - 1] ?? "",
    isAtEdge: index < EDGE_LINES || index >= lines.length - EDGE_LINES,
    isInUpperHalf: index < lines.length / 2,
  }));
}

/** On how many edges, over all pages, each banner word stands alone. */
function countBannerWords(pages: readonly PageLine[][]): Map<string, number> {
  const edges = new Map<string, Set<string>>();
  pages.forEach((page, index) => {
    for (const line of page) {
      const banner = line.isAtEdge ? readBanner(line.text) : null;
      if (banner?.kind !== "word") continue;
      const seen = edges.get(banner.text) ?? new Set();
      edges.set(banner.text, seen.add(`${index} ${line.isInUpperHalf}`));
    }
  });
  return new Map([...edges].map(([word, seen]) => [word, seen.size]));
}

function markingsOfPage(lines: readonly PageLine[], words: ReadonlyMap<string, number>): string[] {
  const single = lines.filter((line) => isMarking(line, words)).map(({ text }) => text);
  return [...single, ...findPortion(lines), ...findBlock(lines)];
}

function isMarking(line: PageLine, words: ReadonlyMap<string, number>): boolean {
  if (WARNINGS.some((form) => form.test(line.text))) return true;
  const banner = readBanner(line.text);
  if (!banner) return false;
  switch (banner.kind) {
    case "full":
      return true;
    case "within":
      return line.isAtEdge;
    case "word":
      return line.isAtEdge && (!readsOn(line.above) || (words.get(banner.text) ?? 0) > 1);
  }
}

/** The last words of a line that goes on in the next one: what a title breaks after. */
const OPEN_ENDS =
  /(^|\s)(a|an|and|about|against|as|at|between|by|for|from|how|in|into|is|its|marked|no|non|not|of|on|only|or|our|over|that|the|their|this|through|to|under|using|what|when|where|why|with|without|your|protect|handle|safeguard|mark|manage|store|share|send|receive|control|destroy|identify|recogni[sz]e|use|transmit|process|access|contain|contains|[a-z]+ing)$/i;

/** Whether a line is not whole without the next: `POLICY FOR PROTECTING`. */
function readsOn(above: string): boolean {
  return OPEN_ENDS.test(above) || /[,&/(\u2013\u2014-]$/.test(above);
}
