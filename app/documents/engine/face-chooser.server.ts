import type { Fallbacks } from "./fallback-fonts.server.ts";
import type { Face } from "./fonts.server.ts";
import { keepLettersApart } from "./glyphs.server.ts";

/** Letters of one face. */
export type FaceRun = { face: string; text: string };

/** Which face shows what, and how wide it stands. */
export type FaceChooser = {
  /** Whether a face of the record shows all of a text by itself. */
  isPlain(text: string, face: Face): boolean;
  /** The text with the code point in the place of what no face shows: `U+1F600`. */
  showable(text: string): string;
  runsOf(text: string, face: Face): FaceRun[];
  widthOf(face: string, text: string, size: number): number;
  metricsOf(face: string, size: number): { ascent: number; descent: number; lineHeight: number };
};

type OpenFont = {
  ascender: number;
  descender: number;
  font: { hasGlyphForCodePoint(point: number): boolean };
};

/** What a text is written in that needs no look at its letters. */
const ASCII = /^[\x20-\x7e\n]*$/;
/** They choose between forms of what stands beside them and show nothing themselves. */
const SELECTORS = /[\ufe00-\ufe0f]|\u200d(?=\p{Extended_Pictographic})/gu;
/** What can stand beside a code point without being read as a part of it. */
const STANDS_APART = /[\s("\u201c\u201d',.;:)]/;

/** Choose between the faces of the record, which come first, and those that stand in. */
export function openFaceChooser(doc: PDFKit.PDFDocument, fallbacks: Fallbacks): FaceChooser {
  const open = (face: string, size = 1) => {
    doc.font(face).fontSize(size);
    return (doc as unknown as { _font: OpenFont })._font;
  };
  for (const { name } of fallbacks.faces) keepLettersApart(open(name));
  const faceFor = openFaceFinder(open, fallbacks);
  const widths = remembered((key: string) => {
    const [face = "", size = "", text = ""] = key.split("\t");
    open(face, Number(size));
    return doc.widthOfString(text);
  });
  return {
    isPlain: (text, face) =>
      ASCII.test(text) ||
      [...text].every((letter) => letter === "\n" || faceFor(pointOf(letter), face) === face),
    showable: (text) => {
      const letters = [...text.replaceAll("\t", " ").replace(SELECTORS, "")];
      return writeCodes(letters, (point) => faceFor(point, "sans") !== null);
    },
    runsOf: (text, face) => {
      const runs: FaceRun[] = [];
      for (const letter of text) {
        const own = faceFor(pointOf(letter), face) ?? face;
        const last = runs.at(-1);
        if (last?.face === own) last.text += letter;
        else runs.push({ face: own, text: letter });
      }
      return runs;
    },
    widthOf: (face, text, size) => widths(`${face}\t${size}\t${text}`),
    metricsOf: (face, size) => {
      const { ascender, descender } = open(face, size);
      return {
        ascent: (ascender * size) / 1_000,
        descent: (-descender * size) / 1_000,
        lineHeight: doc.currentLineHeight(true),
      };
    },
  };
}

/** Which face shows a code point: the one asked for, the one that stands in, or none. */
function openFaceFinder(open: (face: string) => OpenFont, { faceOf }: Fallbacks) {
  const known = new Map<Face, Map<number, string | null>>();
  const shows = (face: Face, point: number) => open(face).font.hasGlyphForCodePoint(point);
  const find = (point: number, face: Face): string | null => {
    if (shows(face, point)) return face;
    const own = faceOf.get(point);
    if (own) return face.endsWith("-bold") ? own.bold : own.regular;
    return shows("sans", point) ? "sans" : null;
  };
  return (point: number, face: Face): string | null => {
    const ofFace = known.get(face) ?? new Map<number, string | null>();
    known.set(face, ofFace);
    const found = ofFace.get(point);
    if (found !== undefined) return found;
    const made = find(point, face);
    ofFace.set(point, made);
    return made;
  };
}

const MOST_REMEMBERED = 5_000;

/** The same function, which works out again only what it did not work out lately. */
export function remembered<Value>(work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work(key);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, made);
    return made;
  };
}

const pointOf = (letter: string) => letter.codePointAt(0) ?? 0;

/** Letters as they are, and code points in the place of those that cannot be shown, set apart. */
function writeCodes(letters: readonly string[], mayShow: (point: number) => boolean): string {
  let shown = "";
  let wasCode = false;
  for (const letter of letters) {
    const point = letter.codePointAt(0) ?? 0;
    const isCode = !mayShow(point);
    const touches = shown !== "" && !STANDS_APART.test(shown.at(-1) ?? "");
    const isTight = touches && (isCode || (wasCode && !STANDS_APART.test(letter)));
    shown += `${isTight ? " " : ""}${isCode ? codeOf(point) : letter}`;
    wasCode = isCode;
  }
  return shown;
}

function codeOf(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
