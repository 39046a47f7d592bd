import bidiFactory from "bidi-js";
import type { FaceChooser } from "./face-chooser.server.ts";
import type { Face } from "./fonts.server.ts";

/** Letters of one face that are written in one direction. */
type Run = { face: string; text: string; width: number; level: number };
/** A line with its runs as they stand from left to right. */
export type Line = { runs: Run[]; width: number; ascent: number; height: number };

const bidi = bidiFactory();
const WORDS = new Intl.Segmenter("en", { granularity: "word" });
const LETTERS = new Intl.Segmenter("en");
/** Scripts that set no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;
/** What never begins a line. */
const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?%\u3001\u3002\uff0c\uff0e\uff01\uff1f\u30fc]/u;

export type LineStyle = { face: Face; size: number; width: number };

/**
 * Break a text into lines that fit a width, each of runs of one face in the order in which they stand
 * on paper: right-to-left scripts are turned around as the Unicode Bidirectional Algorithm says. A
 * word that is longer than a line is broken between its letters, so nothing is wider than the width.
 */
export function layOut(chooser: FaceChooser, text: string, style: LineStyle): Line[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => {
    const shown = chooser.showable(paragraph.normalize("NFC"));
    const { levels, paragraphs } = bidi.getEmbeddingLevels(shown, directionOf(shown));
    const base = paragraphs[0]?.level ?? 0;
    return breakLines(chooser, shown, style).map(([start, end]) =>
      placeLine(chooser, shown, levels, base, [start, end], style),
    );
  });
}

/** A text without any letter from left to right runs from right to left; all others as English does. */
function directionOf(text: string): "ltr" | "rtl" {
  const isRightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
  return isRightToLeft && !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text)
    ? "rtl"
    : "ltr";
}

/** Where each line begins and ends, spaces at its end included. */
function breakLines(chooser: FaceChooser, text: string, style: LineStyle): [number, number][] {
  const lines: [number, number][] = [];
  let [start, end, width] = [0, 0, 0];
  const endLine = (at: number) => {
    lines.push([start, at]);
    [start, width] = [at, 0];
  };
  for (const [from, to] of chunksOf(text)) {
    const chunk = text.slice(from, to);
    const bare = widthOf(chooser, chunk.trimEnd(), style);
    if (end > start && width + bare > style.width) endLine(end);
    end = to;
    // A chunk that is too wide alone is broken between its letters.
    while (start >= from && widthOf(chooser, text.slice(start, end).trimEnd(), style) > style.width)
      endLine(start + fitting(chooser, text.slice(start, end), style));
    width += widthOf(chooser, text.slice(Math.max(from, start), to), style);
  }
  lines.push([start, end]);
  return lines;
}

/** How much of a text fits a line: at least one letter. */
function fitting(chooser: FaceChooser, text: string, style: LineStyle): number {
  let kept = 0;
  for (const { index, segment } of LETTERS.segment(text)) {
    const next = index + segment.length;
    if (kept > 0 && widthOf(chooser, text.slice(0, next), style) > style.width) break;
    kept = next;
  }
  return kept;
}

/** The pieces between which a line may break. */
function chunksOf(text: string): [number, number][] {
  const chunks: [number, number][] = [];
  let previous = "";
  for (const { index, segment } of WORDS.segment(text)) {
    const last = chunks.at(-1);
    if (last && !mayBreak(previous, segment)) last[1] = index + segment.length;
    else chunks.push([index, index + segment.length]);
    previous = segment;
  }
  return chunks;
}

function mayBreak(before: string, after: string): boolean {
  if (/^\s/.test(after) || CLOSING.test(after)) return false;
  if (/\s$/.test(before) && !/\u00a0$/.test(before)) return true;
  if (/[-\u2010\u2013\u2014/]$/.test(before)) return true;
  return UNSPACED.test(before) || UNSPACED.test(after);
}

function widthOf(chooser: FaceChooser, text: string, style: LineStyle): number {
  return chooser
    .runsOf(text, style.face)
    .reduce((sum, run) => sum + chooser.widthOf(run.face, run.text, style.size), 0);
}

function placeLine(
  chooser: FaceChooser,
  text: string,
  levels: Uint8Array,
  base: number,
  [start, end]: [number, number],
  { face, size }: LineStyle,
): Line {
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const runs: Run[] = [];
  for (const [from, to] of levelRuns(levels, start, trimmed)) {
    const level = levels[from] ?? base;
    for (const run of chooser.runsOf(text.slice(from, to), face)) {
      const shown = level % 2 === 1 ? turned(run.text) : run.text;
      runs.push({
        face: run.face,
        text: shown,
        level,
        width: chooser.widthOf(run.face, shown, size),
      });
    }
  }
  const metrics = [face, ...runs.map((run) => run.face)].map((one) => chooser.metricsOf(one, size));
  const ascent = Math.max(...metrics.map((one) => one.ascent));
  const descent = Math.max(...metrics.map((one) => one.descent));
  return {
    runs: inVisualOrder(runs),
    width: runs.reduce((sum, { width }) => sum + width, 0),
    ascent,
    height: Math.max(ascent + descent, chooser.metricsOf(face, size).lineHeight),
  };
}

function levelRuns(levels: Uint8Array, start: number, end: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = start; at < end; at += 1) {
    const last = runs.at(-1);
    if (last && levels[at] === levels[last[0]]) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}

/**
 * The text of a run from right to left, mirrored where it is not of letters. Letters stay in their
 * order: whoever shapes them turns them around.
 */
function turned(text: string): string {
  if (/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text)) return text;
  return [...text]
    .reverse()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join("");
}

/** @see Unicode Bidirectional Algorithm, rule L2 */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      if ((order[from]?.level ?? 0) < level) continue;
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}
