import { z } from "zod";
import { Day, parseCatalog } from "#catalogs/record.ts";
import json from "./editions.json" with { type: "json" };

const Edition = z.strictObject({
  /** the day of the edition; every decision keeps that of the edition that made it */
  edition: Day,
  changes: z
    .array(
      z.strictObject({
        /** what it says since then, in a sentence */
        what: z.string().min(1),
        /** `corrected`: an earlier edition said otherwise */
        kind: z.enum(["added", "corrected"]),
        citations: z.array(z.string().min(1)),
      }),
    )
    .min(1),
});
export type Edition = z.infer<typeof Edition>;

/** The editions of the catalogs with what each changed; newest first. */
export const editions = parseCatalog("editions.json", z.array(Edition).min(1), json);

/** Which edition of the catalogs decided; kept with every decision. */
export const CATALOG_EDITION: string = newest().edition;

function newest(): Edition {
  const [first] = editions;
  if (!first) throw new Error("catalogs/editions.json names no edition");
  return first;
}
