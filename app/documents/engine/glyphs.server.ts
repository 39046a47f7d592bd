type Glyph = { id: number; codePoints: number[]; advanceWidth: number };
type Embedded = {
  font: { getGlyph(id: number, characters?: number[]): Glyph; _glyphs: Record<number, unknown> };
  subset: { glyphs: number[]; includeGlyph(id: number): number };
  unicode: number[][];
  widths: number[];
  scale: number;
  layout(text: string, features?: unknown): { glyphs: Glyph[]; positions: unknown[] };
  encode(text: string, features?: unknown): [string[], unknown[]];
};

/** Scripts that draw some letters before the one they are said after. */
const REORDERED = /\p{Script=Devanagari}/u;

/**
 * Have each letter read back as itself, also where a font draws several with one glyph, as Arabic
 * does with letters that differ in their dots: the glyph is embedded once for each. Of a word whose
 * glyphs stand in another order than its letters, the first glyph reads as all of it.
 */
export function keepLettersApart(opened: unknown): void {
  const embedded = opened as Embedded;
  const { font, subset, unicode, widths, scale } = embedded;
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    // The font keeps each glyph with the letters that it was first made for.
    if (characters.length > 0) delete font._glyphs[id];
    return getGlyph(id, characters);
  };
  const codes = new Map<string, number>();
  embedded.encode = (text, features) => {
    const { glyphs, positions } = embedded.layout(text, features);
    const whole = REORDERED.test(text)
      ? [...text].map((letter) => letter.codePointAt(0) ?? 0)
      : null;
    const written = glyphs.map(({ id, codePoints: own, advanceWidth }, index) => {
      const codePoints = whole ? whole.slice(0, index === 0 ? whole.length : 0) : own;
      const key = `${id} ${codePoints.join(" ")}`;
      const known = codes.get(key);
      if (known !== undefined) return known;
      const first = subset.includeGlyph(id);
      const code = unicode[first] === undefined ? first : subset.glyphs.push(id) - 1;
      codes.set(key, code);
      unicode[code] = codePoints;
      widths[code] = advanceWidth * scale;
      return code;
    });
    return [written.map((code) => code.toString(16).padStart(4, "0")), positions];
  };
}
