import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { create } from "fontkit";
import subsetFont from "subset-font";
import { loadFaces } from "./fonts.server.ts";

/** A face that stands in where those of the record have no glyph: some characters of one script. */
export type FallbackFace = { name: string; bytes: Buffer };
/** Which of the faces shows a character, by its code point; regular and bold. */
export type Fallbacks = {
  faces: FallbackFace[];
  faceOf: Map<number, { regular: string; bold: string }>;
};

/** Noto by script; of Chinese, Japanese and Korean the order follows the text. */
const ALPHABETS = ["noto-sans", "noto-sans-hebrew", "noto-sans-arabic"];
const ABUGIDAS = ["noto-sans-devanagari", "noto-sans-thai"];
/** What a script needs beside its letters to be joined and spaced: joiners and the dotted circle. */
const COMPANIONS = "\u0020\u200c\u200d\u25cc";

type Slice = { path: string; ranges: [number, number][] };

const require = createRequire(import.meta.url);

/**
 * Faces for the characters of a text that the faces of the record do not show. The fonts come in
 * slices of a few hundred characters; those that are needed are opened, and of each the characters
 * of the text alone are taken.
 *
 * @param text all that is to be written; more does no harm.
 */
export async function loadFallbacks(text: string): Promise<Fallbacks> {
  const left = findMissing(text.normalize("NFC"));
  const found: Fallbacks = { faces: [], faceOf: new Map() };
  for (const family of [...ALPHABETS, ...ABUGIDAS, ...orderOfHan(text)]) {
    if (left.size === 0) break;
    for (const slice of await listSlices(family)) await take(slice, left, found);
  }
  return found;
}

/** Take from a slice what it has of the characters that are left. */
async function take(slice: Slice, left: Set<number>, found: Fallbacks): Promise<void> {
  const wanted = [...left].filter((point) => isIn(slice, point));
  if (wanted.length === 0) return;
  const bytes = await readFile(slice.path);
  const has = new Set(pointsOf(bytes));
  const shown = wanted.filter((point) => has.has(point));
  if (shown.length === 0) return;
  const regular = `fallback-${found.faces.length / 2}`;
  const own = { regular, bold: `${regular}-bold` };
  found.faces.push({ name: own.regular, bytes: await cut(bytes, shown, 400) });
  found.faces.push({ name: own.bold, bytes: await cut(bytes, shown, 600) });
  for (const point of shown) {
    found.faceOf.set(point, own);
    left.delete(point);
  }
}

function pointsOf(bytes: Buffer): readonly number[] {
  const font = create(bytes);
  return "characterSet" in font ? font.characterSet : [];
}

let ownPoints: Set<number> | undefined;

/** What every face of the record shows. */
function readOwnPoints(): Set<number> {
  const [first = [], ...others] = Object.values(loadFaces()).map(pointsOf);
  const rest = others.map((points) => new Set(points));
  return new Set(first.filter((point) => rest.every((own) => own.has(point))));
}

/** The code points of a text that not every face of the record shows. */
function findMissing(text: string): Set<number> {
  const letters = new Set(text.match(/\P{ASCII}/gu) ?? []);
  ownPoints ??= readOwnPoints();
  const points = [...letters].map((letter) => letter.codePointAt(0) ?? 0);
  return new Set(points.filter((point) => !ownPoints?.has(point)));
}

/** A static face of one weight with these characters. */
function cut(bytes: Buffer, points: readonly number[], weight: number): Promise<Buffer> {
  return subsetFont(bytes, String.fromCodePoint(...points) + COMPANIONS, {
    targetFormat: "truetype",
    variationAxes: { wght: weight },
  });
}

/** The same characters are drawn otherwise in each of the three: kana and hangul tell which is meant. */
function orderOfHan(text: string): string[] {
  const order = ["noto-sans-sc", "noto-sans-jp", "noto-sans-kr"];
  const first = /[\u3040-\u30ff]/.test(text) ? 1 : /[\uac00-\ud7af]/.test(text) ? 2 : 0;
  return [...order.slice(first), ...order.slice(0, first)];
}

const slicesOf = new Map<string, Promise<Slice[]>>();

function listSlices(family: string): Promise<Slice[]> {
  const known = slicesOf.get(family) ?? readSlices(family);
  slicesOf.set(family, known);
  return known;
}

/** The package says which characters each of its files has; it may promise more than the file holds. */
async function readSlices(family: string): Promise<Slice[]> {
  const folder = `@fontsource-variable/${family}`;
  const text = await readFile(require.resolve(`${folder}/unicode.json`), "utf8");
  const listed = JSON.parse(text) as Record<string, string>;
  return Object.entries(listed).map(([key, ranges]) => ({
    path: require.resolve(
      `${folder}/files/${family}-${key.replace(/[[\]]/g, "")}-wght-normal.woff2`,
    ),
    ranges: ranges.split(",").map(readRange),
  }));
}

/** `U+4E00` or `U+4E00-4E0F` */
function readRange(written: string): [number, number] {
  const [from = "", to = from] = written.trim().replace("U+", "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function isIn({ ranges }: Slice, point: number): boolean {
  return ranges.some(([from, to]) => from <= point && point <= to);
}
