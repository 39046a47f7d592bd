import { createHash } from "node:crypto";
import { outlookLines } from "#app/domain/outlook/lines.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import type { Outlook } from "./outlook.server.ts";

/** The lines of an outlook, as it is kept and hashed. */
export function linesOf(actor: Actor, outlook: Outlook): Generator<string> {
  const { asOf, question, counts, planDays, rows } = outlook;
  const head = {
    primeId: actor.organizationId,
    asOf,
    catalogEdition: CATALOG_EDITION,
    question,
    counts,
    planDays,
  };
  return outlookLines(head, rows);
}

/** SHA-256 of the lines of an outlook in their order, hexadecimal. */
export function digestOfOutlook(actor: Actor, outlook: Outlook): string {
  const hash = createHash("sha256");
  for (const line of linesOf(actor, outlook)) hash.update(line);
  return hash.digest("hex");
}
