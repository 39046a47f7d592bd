import type { Scope } from "#app/platform/db.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { getSubcontract } from "#app/queries/subcontract/subcontract.server.ts";
import { getAward } from "./award.server.ts";

/** The award that somebody is to say was recorded in error; null when there is no such subcontract. */
export async function getAnnulPage(scope: Scope, subcontractId: string) {
  const logSize = await startShowing(scope);
  const [subcontract, award] = await Promise.all([
    getSubcontract(scope, subcontractId),
    getAward(scope, subcontractId),
  ]);
  if (!subcontract) return null;
  return { number: subcontract.number, award, shown: showing(logSize, { award }) };
}
