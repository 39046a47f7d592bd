import { everyPart, Failed } from "#app/domain/archive/archive.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordContent } from "../content.ts";

/** What each kind of record is of. */
const COUNTS = {
  subcontract: { contracts: 1, subcontracts: 1 },
  contract: { contracts: 1, subcontracts: null },
  sample: { contracts: null, subcontracts: null },
} as const;

/** Everything that a part of the record names stands in the record, once. */
export async function checkReferences(content: RecordContent): Promise<[string, null]> {
  const { contracts, subcontracts, suppliers } = content;
  await everyPart([
    () => checkCounts(content),
    () => requireOnce("Contract", contracts),
    () => requireOnce("Subcontract", subcontracts),
    () => requireOnce("Supplier", suppliers),
    () =>
      requireOnce(
        "Fact",
        suppliers.flatMap(({ facts }) => facts),
      ),
    ...subcontracts.map((subcontract) => () => checkSubcontract(content, subcontract)),
    () => checkUse(content),
  ]);
  const count = (many: number, what: string) => `${many} ${what}${many === 1 ? "" : "s"}`;
  const found = [count(contracts.length, "contract"), count(subcontracts.length, "subcontract")];
  return [found.join(", "), null];
}

function checkCounts({ kind, contracts, subcontracts, sample }: RecordContent): void {
  const fixed = COUNTS[kind];
  if (fixed.contracts !== null && contracts.length !== fixed.contracts)
    throw new Failed(
      `The record of one ${kind} names ${countWords(contracts.length, "contract")}.`,
    );
  if (fixed.subcontracts !== null && subcontracts.length !== fixed.subcontracts)
    throw new Failed(`The record of one subcontract names ${subcontracts.length}.`);
  if ((sample !== null) !== (kind === "sample"))
    throw new Failed(`The record of a ${kind} ${sample ? "names a" : "names no"} sample.`);
}

function requireOnce(what: string, parts: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of parts) {
    if (seen.has(id)) throw new Failed(`${what} ${id} stands in the record twice.`);
    seen.add(id);
  }
}

type Subcontract = RecordContent["subcontracts"][number];

function checkSubcontract(content: RecordContent, subcontract: Subcontract): void {
  const { number, contractId, supplierId, factIds, flowdowns, verdict, award, exceptions } =
    subcontract;
  const supplier = content.suppliers.find(({ id }) => id === supplierId);
  if (!supplier) throw new Failed(`The supplier of subcontract ${number} is not in the record.`);
  if (!content.contracts.some(({ id }) => id === contractId))
    throw new Failed(`The contract of subcontract ${number} is not in the record.`);
  const known = new Set(supplier.facts.map(({ id }) => id));
  const own = new Set(factIds);
  const strange = factIds.find((id) => !known.has(id));
  if (strange) throw new Failed(`Fact ${strange} of subcontract ${number} is not in the record.`);
  if (own.size !== factIds.length)
    throw new Failed(`Subcontract ${number} names a fact more than once.`);
  const relied = [
    verdict?.decision.satisfiedBy,
    award?.verdict.satisfiedBy,
    ...flowdowns.map(({ acknowledgement }) => acknowledgement?.factId),
  ];
  const missing = relied.find((id) => id && !own.has(id));
  if (missing)
    throw new Failed(`Subcontract ${number} rests on fact ${missing}, which is not in the record.`);
  const { exceptionId = null } = award ?? {};
  if (exceptionId !== null && !exceptions.some(({ id }) => id === exceptionId))
    throw new Failed(`The exception that allowed the award of ${number} is not in the record.`);
}

/** No contract, supplier or fact stands in the record that no subcontract of it concerns. */
function checkUse({ kind, contracts, subcontracts, suppliers }: RecordContent): void {
  const used = new Set(
    subcontracts.flatMap(({ contractId, supplierId, factIds }) => [
      contractId,
      supplierId,
      ...factIds,
    ]),
  );
  const parts = [
    // A contract without subcontracts has a record too.
    ...(kind === "contract" ? [] : contracts),
    ...suppliers,
    ...suppliers.flatMap(({ facts }) => facts),
  ];
  const idle = parts.find(({ id }) => !used.has(id));
  if (idle) throw new Failed(`${idle.id} is in the record, but belongs to no subcontract of it.`);
}
