import { z } from "zod";
import { Day, lazily, parseCatalog } from "#catalogs/record.ts";
import json from "./authorities.json" with { type: "json" };

/** Kinds of text a rule can rest on, strongest first; a proposed text is shown and never applied. */
export const AUTHORITY_KINDS = [
  "statute",
  "regulation",
  "clause",
  "class deviation",
  "memorandum",
  "guidance",
  "standard",
  "proposed",
] as const;

/** How we know what a text says. */
const Read = z.discriminatedUnion("how", [
  z.strictObject({
    how: z.literal("text"),
    /** which copy of the text was read */
    copy: z.string().min(1),
    /** the day of that copy */
    copyDate: Day,
    readOn: Day,
  }),
  z.strictObject({
    how: z.literal("others"),
    /** through which other texts */
    through: z.string().min(1),
    readOn: Day,
  }),
]);

const Authority = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  kind: z.enum(AUTHORITY_KINDS),
  /** day or month of the edition in force; null where we do not know it */
  date: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/)
    .nullable(),
  /** where a person can look it up; not necessarily where we read it */
  url: z.url(),
  /** how a citation of it begins */
  cites: z.array(z.string().min(1)).min(1),
  read: Read,
  /** what we could not verify, in a sentence */
  doubt: z.string().nullable(),
});
export type Authority = z.infer<typeof Authority>;
export type AuthorityKind = Authority["kind"];

/** The texts that the catalogs rest on, strongest kind first. */
export const authorities = lazily(() =>
  parseCatalog("authorities/authorities.json", z.array(Authority), json).sort(
    (a, b) => AUTHORITY_KINDS.indexOf(a.kind) - AUTHORITY_KINDS.indexOf(b.kind),
  ),
);
