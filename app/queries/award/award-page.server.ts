import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { listApprovers } from "./award.server.ts";
import { getAwardCase } from "./decision.server.ts";

/** What the award page shows for a day, unless there is nothing to award yet or any more. */
export async function getAwardPage(scope: Scope, subcontractId: string, awardedOn: CalendarDate) {
  const logSize = await startShowing(scope);
  const [found, approvers] = await Promise.all([
    getAwardCase(scope, subcontractId, awardedOn),
    listApprovers(scope),
  ]);
  if (!found) return null;
  if (found === "unanswered") return { state: "unanswered" as const };
  const { subcontract, decision } = found;
  if (subcontract.state !== "proposed") return { state: "awarded" as const };
  const waiting = subcontract.exceptions.find(({ state }) => state === "waiting");
  return {
    state: "open" as const,
    page: {
      number: subcontract.number,
      supplierId: subcontract.supplier.id,
      supplierName: subcontract.supplier.legalName,
      decision,
      waitingExceptionId: waiting?.id ?? null,
      approvers: approvers.map(({ personId, name }) => ({ personId, name })),
      shown: showing(logSize, { subcontractId, ...decision }),
    },
  };
}
