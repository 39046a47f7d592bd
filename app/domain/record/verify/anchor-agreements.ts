import canonicalize from "canonicalize";
import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import { isObject, type LogEntry } from "./entries.ts";

type Contract = RecordContent["contracts"][number];
type Subcontract = RecordContent["subcontracts"][number];
type Values = Readonly<Record<string, unknown>>;

const SETS_CONTRACT = ["contract.created", "contract.changed"];
const SETS_SUBCONTRACT = ["subcontract.created", "subcontract.changed", "subcontract.answered"];

/**
 * Each contract and subcontract was recorded, and is what the latest entries that set it say, as far as they say it.
 *
 * @returns a check for each.
 */
export function anchorAgreements(
  { contracts, subcontracts }: RecordContent,
  entries: readonly LogEntry[],
): (() => void)[] {
  const contractsSet = lastValues(entries, SETS_CONTRACT, "contractId");
  const subcontractsSet = lastValues(entries, SETS_SUBCONTRACT, "subcontractId");
  const ofContract = ({ id, piid, clauses, options, ...contract }: Contract) => {
    const told = {
      piid,
      ...contract,
      clauses: clauses.map(({ number }) => number),
      options: ordered(options),
    };
    const set = contractsSet.get(id);
    if (!set) throw new Failed(`Contract ${piid}: the log does not say that it was recorded.`);
    const different = differing(
      told,
      Array.isArray(set.options) ? { ...set, options: ordered(set.options) } : set,
    );
    if (different)
      throw new Failed(`Contract ${piid}: its ${different} is not what the log says was recorded.`);
  };
  const ofSubcontract = ({ id, number, ...subcontract }: Subcontract) => {
    const set = subcontractsSet.get(id);
    if (!set) throw new Failed(`Subcontract ${number}: the log does not say that it was recorded.`);
    const different =
      differing({ number, ...subcontract }, set) ??
      (isParent(subcontract.parentNumber, set, subcontracts) ? null : "parent");
    if (different)
      throw new Failed(
        `Subcontract ${number}: its ${different} is not what the log says was recorded.`,
      );
  };
  return [
    ...contracts.map((contract) => () => ofContract(contract)),
    ...subcontracts.map((subcontract) => () => ofSubcontract(subcontract)),
  ];
}

/** What entries set of each subject, the latest value of each name. */
function lastValues(
  entries: readonly LogEntry[],
  actions: readonly string[],
  subject: "contractId" | "subcontractId",
): Map<string, Values> {
  const values = new Map<string, Values>();
  for (const { action, subject: about, detail } of entries) {
    const id = about[subject];
    if (!actions.includes(action) || typeof id !== "string" || !isObject(detail.after)) continue;
    values.set(id, { ...values.get(id), ...detail.after });
  }
  return values;
}

/** The first name that both carry with different values. */
function differing(told: Values, set: Values): string | null {
  const names = Object.keys(told).filter((name) => Object.hasOwn(set, name));
  return names.find((name) => canonicalize(told[name]) !== canonicalize(set[name])) ?? null;
}

/** The order of the options of a contract says nothing. */
function ordered(options: readonly unknown[]): string[] {
  return options.map((option) => canonicalize(option) ?? "").sort();
}

/** The log names the subcontract above by its id, the record by its number. */
function isParent(
  parentNumber: string | null,
  { parentId }: Values,
  subcontracts: RecordContent["subcontracts"],
): boolean {
  if (parentId === undefined) return true;
  const parent = subcontracts.find(({ id }) => id === parentId);
  return parent ? parent.number === parentNumber : (parentId === null) === (parentNumber === null);
}
