import { beforeAll, expect, test } from "vitest";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { answerAll, makePdf, sign } from "#tests/factories/answer.ts";
import { archiveOf, makeRecord, packageOfRecord } from "#tests/factories/sealed-record.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { fillTermTables, modification } from "#tests/factories/terms.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

async function makeModifiedChain() {
  const chain = await makeSupplyChain();
  const { manager, contractId, supplier, subcontractId } = chain;
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  await recordModification(
    manager,
    contractId,
    modification({
      number: "P00007",
      effectiveOn: manager.on,
      changesStatus: true,
      requiredStatus: "Level 2 (Self)",
    }),
    { name: "P00007.pdf", bytes: makePdf("Modification P00007") },
  );
  await fillTermTables(manager, { contractId, supplierId: supplier.id });
  await setOwnTerms(
    manager,
    { contractId: null, subcontractId: null },
    {
      requiredStatus: "Level 2 (Self)",
      information: ["FCI"],
      from: manager.on,
      until: null,
      reason: "Asked under every contract of ours.",
      wording: "We ask for Level 2 (Self) with FCI too.",
    },
  );
  return makeRecord(manager, { kind: "subcontract", subcontractId });
}

let record: Awaited<ReturnType<typeof makeModifiedChain>>;
beforeAll(async () => {
  record = await makeModifiedChain();
});

test("a record tells the terms by date, what is asked beyond the rule, and what the rule was", async () => {
  const [contract] = record.content.contracts;
  expect(contract).toMatchObject({
    requiredStatus: "Level 2 (C3PAO)",
    inForce: { requiredStatus: "Level 2 (Self)" },
    modifications: [
      { number: "P00001", file: { fileName: "P00001.pdf" } },
      { number: "P00007", requiredStatus: "Level 2 (Self)", file: { fileName: "P00007.pdf" } },
    ],
  });
  const [subcontract] = record.content.subcontracts;
  expect(subcontract?.verdict?.decision).toMatchObject({
    verdict: "eligible",
    required: "Level 2 (Self)",
    ownTerms: { required: "Level 2 (C3PAO)", verdict: "met" },
  });
  expect(subcontract?.ownTerms).toHaveLength(2);
  expect(record.content.rule?.followedPhase).toBe(1);
  expect(record.content.suppliers[0]?.statusEndings).toHaveLength(1);
});

test("both verifiers find all of it in the log", async () => {
  const { isOk, checks } = await verifyRecord(archiveOf(record.members));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect(verifyAgain(packageOfRecord(record.members))).toMatchObject({ ok: true, failed: [] });
});
