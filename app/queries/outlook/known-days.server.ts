import { formatPiid } from "#app/domain/contract/piid.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listContractNames } from "#app/queries/contract/contract-names.server.ts";
import { listModificationsOf } from "#app/queries/contract/modification.server.ts";
import { listOpenOptions } from "./subjects.server.ts";

/** A day on which something of a contract is known to come. */
export type ContractDay = { on: CalendarDate; contractId: string; what: string };

const MOST_DAYS = 40;

/** The options and the modifications to come of the prime's contracts, the soonest first. */
export async function listContractDays(
  scope: Scope,
): Promise<{ contracts: { value: string; label: string }[]; days: ContractDay[] }> {
  const today = scope.actor.on;
  const contracts = await listContractNames(scope);
  const ids = contracts.map(({ id }) => id);
  const [options, modificationsOf] = await Promise.all([
    listOpenOptions(scope, ids),
    listModificationsOf(scope, ids),
  ]);
  const days = contracts.flatMap(({ id, piid }): ContractDay[] => {
    const contract = formatPiid(piid);
    const ahead = (modificationsOf.get(id) ?? []).filter(({ effectiveOn }) => effectiveOn > today);
    return [
      ...(options.get(id) ?? [])
        .filter(({ exerciseOn }) => exerciseOn > today)
        .map(({ name, exerciseOn }) => ({
          on: exerciseOn,
          contractId: id,
          what: `${name} of ${contract}`,
        })),
      ...ahead.map(({ number, effectiveOn }) => ({
        on: effectiveOn,
        contractId: id,
        what: `${number} of ${contract} takes effect`,
      })),
    ];
  });
  return {
    contracts: contracts.map(({ id, piid, title }) => ({
      value: id,
      label: `${formatPiid(piid)} ${title}`,
    })),
    days: days.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).slice(0, MOST_DAYS),
  };
}
