import { z } from "zod";

/** A calendar date as the catalogs write it. */
export const Day = z.iso.date();

/** Where a record's fact stands. */
export const Source = z.strictObject({
  /** the text, by its id in `authorities`: its kind, and which copy of it was read */
  authority: z.string().min(1),
  /** the citation as it is printed beside the fact */
  paragraph: z.string().min(1),
  /** where a person can look the paragraph up */
  url: z.url(),
});
export type Source = z.infer<typeof Source>;

/** What every catalog record carries: its source and the days on which its text is in force. */
export const inForce = {
  source: Source,
  effectiveFrom: Day,
  /** last day in force; null while it is */
  effectiveTo: Day.nullable(),
};

export const RequiredStatus = z.enum([
  "Level 1 (Self)",
  "Level 2 (Self)",
  "Level 2 (C3PAO)",
  "Level 3 (DIBCAC)",
]);
export const AssessmentType = z.enum([
  ...RequiredStatus.options,
  "NIST SP 800-171 Basic",
  "NIST SP 800-171 Medium",
  "NIST SP 800-171 High",
]);
export const Information = z.enum(["none", "FCI", "CUI"]);

/**
 * Parse a catalog file.
 *
 * @throws Error naming the file and the first record that is not well formed.
 */
export function parseCatalog<T>(file: string, schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`catalogs/${file}: ${z.prettifyError(parsed.error)}`);
}

/** Parse on first use, once: a command that never asks for a catalog does not pay for it. */
export function lazily<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
