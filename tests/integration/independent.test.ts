import { beforeAll, expect, test } from "vitest";
import { changeContract } from "#app/commands/contract/change-contract.server.ts";
import { ContractForm } from "#app/domain/contract/contract-form.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import {
  type AwardedChain,
  archiveOf,
  forge,
  makeAwardedChain,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

// The document must be enough to write a verifier: this one was, and has to agree with the product's.
let chain: AwardedChain;
let members: RecordMembers;

beforeAll(async () => {
  chain = await makeAwardedChain();
  members = await sealed();
});

async function sealed(dates?: { knownAt: Date }): Promise<RecordMembers> {
  const { manager, subcontractId } = chain;
  return (await makeRecord(manager, { kind: "subcontract", subcontractId }, dates)).members;
}

const again = (record: RecordMembers, key?: string) => verifyAgain(packageOfRecord(record), key);
const WHOLE = { ok: true, failed: [], why: [], isRepacked: false, added: [] };

async function expectBothToAgree(record: RecordMembers): Promise<boolean> {
  const { checks, isOk, repacking } = await verifyRecord(archiveOf(record));
  const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  const { isRepacked = false, added = [] } = repacking ?? {};
  expect(again(record)).toMatchObject({ ok: isOk, failed, isRepacked });
  expect(again(record).added.toSorted()).toEqual(added.toSorted());
  return isOk;
}

test("both verifiers hold a record of a subcontract whole, and one that supersedes it", async () => {
  expect(again(members)).toEqual(WHOLE);
  expect(again(await sealed())).toEqual(WHOLE);
});

test("and one of a contract, also as known before the contract was corrected", async () => {
  const { manager, contractId } = chain;
  const knownAt = new Date();
  const corrected = ContractForm.parse({
    piid: "FA862026C9998",
    agency: "Department of the Navy",
    title: "Corrected",
    startsOn: "2026-01-01",
    endsOn: "2029-12-31",
    requiredStatus: "Level 2 (C3PAO)",
    clauses: ["252.204-7012"],
    options: [{ name: "Option 1", exerciseOn: "2028-01-01" }],
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await changeContract({ ...manager, at: new Date() }, contractId, corrected);
  const subject = { kind: "contract", contractId } as const;
  for (const dates of [{}, { knownAt }]) {
    const made = await makeRecord(manager, subject, dates);
    expect(again(made.members)).toEqual(WHOLE);
    expect(made.content.contracts[0]?.title === "Corrected").toBe(!("knownAt" in dates));
  }
});

test("a byte changed anywhere is refused by both", async () => {
  for (const [name, bytes] of members)
    for (const place of [0, 0.25, 0.5, 0.75, 1]) {
      const at = Math.min(bytes.length - 1, Math.floor(bytes.length * place));
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const answer = again(new Map(members).set(name, changed));
      expect(answer.ok, `${name} at ${at}`).toBe(false);
      const { isOk } = await verifyRecord(archiveOf(new Map(members).set(name, changed)));
      expect(isOk, `${name} at ${at}`).toBe(false);
    }
});

test("a part that is missing is refused by both; one added or moved is a remark of both", async () => {
  for (const name of members.keys()) {
    const without = new Map(members);
    without.delete(name);
    expect(await expectBothToAgree(without), name).toBe(false);
  }
  const added = new Map(members).set("evidence/more", Uint8Array.of(1));
  expect(await expectBothToAgree(added)).toBe(true);
  expect(await expectBothToAgree(new Map([...members].reverse()))).toBe(true);
});

test("a record signed by another key holds until the prime's key is asked for", async () => {
  const forged = await forge(members, () => {});
  expect(again(forged)).toEqual(WHOLE);
  const { verifierKey } = await verifyRecord(archiveOf(members));
  expect(again(members, verifierKey ?? "")).toEqual(WHOLE);
  expect(again(forged, verifierKey ?? "")).toMatchObject({ ok: false, failed: ["signature"] });
});
