import type { z } from "zod";

/** The versions of the form of a record that the verifier reads; the last one is written. */
export const RECORD_VERSIONS = [2, 3] as const;
export type RecordVersion = (typeof RECORD_VERSIONS)[number];
export const RECORD_VERSION = 3;

type Later<Shape extends z.ZodRawShape> = {
  [Name in keyof Shape]: z.ZodOptional<Shape[Name]>;
};

/**
 * Members that version 3 of the form added. A form of version 2 does not know them and refuses them;
 * whoever reads a record of any version finds them absent there.
 */
export function since3<Shape extends z.ZodRawShape>(
  version: RecordVersion,
  shape: Shape,
): Later<Shape> {
  return (version >= 3 ? shape : {}) as Later<Shape>;
}

/** The words of a closed vocabulary that a version of the form knows. */
export function wordsOf<Word extends string>(
  version: RecordVersion,
  words: readonly Word[],
  inVersion2: readonly Word[],
): readonly Word[] {
  return version === 2 ? inVersion2 : words;
}
