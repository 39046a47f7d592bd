import type { Params } from "@remix-run/react";
import { getTelling, type Telling } from "#app/queries/lower-tier/telling.server.ts";
import { requireId } from "./params.server.ts";
import { orNotFound } from "./problem.server.ts";
import { type Member, reading } from "./require-access.server.ts";

/**
 * What there is to tell of the subcontract that an address names.
 *
 * @throws 404 when nothing was issued to the member's organization for it.
 */
export async function requireTelling(actor: Member, params: Params): Promise<Telling> {
  const subcontractId = requireId(params, "subcontractId");
  return orNotFound(await reading(actor, (scope) => getTelling(scope, subcontractId)));
}

/** What the pages show of a subcontract towards a prime. */
export function shownUpper({ upper }: Telling) {
  const { subcontractId, primeName, number, title, contractPiid, isWithdrawn, passesOn } = upper;
  return { subcontractId, primeName, number, title, contractPiid, isWithdrawn, passesOn };
}
