/** Letters of the Cyrillic and the Greek alphabet, and the Latin ones that they look like. */
const ALIKE = "АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const MEANT = "ABEKMHOPCTYXIJSABEZHIKMNOPTYX";

/** What codes of a certain kind are made of, for a hint on one that is none. */
export type CodeForm = {
  /** `a CAGE code` */
  one: string;
  /** `CAGE codes` */
  many: string;
  /** how many characters one has */
  lengths: readonly [least: number, most: number];
  /** letters that none has, each with the digit that was probably meant */
  unused: Readonly<Record<string, string>>;
  isRight: (code: string) => boolean;
};

/**
 * What is wrong with a code, in words, with what was probably meant.
 *
 * @param code as `cleanCode` gives it, in capitals.
 * @returns null when nothing more can be said than that it has not the form.
 * @throws never
 */
export function hintOnCode(code: string, form: CodeForm): string | null {
  const characters = [...code];
  const offer = (replace: (character: string) => string) => {
    const meant = characters.map(replace).join("");
    return form.isRight(meant) ? `: ${meant}?` : "?";
  };
  const alike = characters.find((one) => ALIKE.includes(one));
  if (alike) {
    const latin = MEANT[ALIKE.indexOf(alike)];
    const replace = (one: string) => MEANT[ALIKE.indexOf(one)] ?? one;
    return `One “${alike}” is of another alphabet; did you mean the letter ${latin}${offer(replace)}`;
  }
  const letter = characters.find((one) => Object.hasOwn(form.unused, one));
  if (letter)
    return `The letter ${letter} is not used in ${form.many}; did you mean ${form.unused[letter]}${offer((one) => form.unused[one] ?? one)}`;
  const strange = characters.find((one) => !/[0-9A-Z]/.test(one));
  if (strange) return `“${strange}” is not used in ${form.many}.`;
  return hintOnLength(characters.length, form);
}

function hintOnLength(length: number, { one, lengths: [least, most] }: CodeForm): string | null {
  if (length >= least && length <= most) return null;
  const characters = length === 1 ? "1 character" : `${length} characters`;
  return `${characters} were given; ${one} has ${least === most ? least : `${least} to ${most}`}.`.replace(
    /^1 character were/,
    "1 character was",
  );
}
