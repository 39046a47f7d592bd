import canonicalize from "canonicalize";
import { expect, test } from "vitest";
import { listMembers } from "#app/commands/record/open-record-zip.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { readJws } from "#app/domain/archive/signature.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRecord } from "#app/queries/record/record.server.ts";
import { assessmentOf, makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { faultsOf, oscalFaultsOf } from "#tests/setup/json-schemas.ts";

/** The files of a record of a subcontract whose supplier is Conditional, by name. */
async function makeFiles(): Promise<Map<string, string>> {
  const chain = await makeSupplyChain();
  const openRequirements = [{ id: "3.1.3" }, { id: "3.4.9" }];
  const { submissionId } = await makeSubmission(
    chain,
    assessmentOf(chain.supplier, { status: "Conditional", score: 108, openRequirements }),
  );
  await acceptSubmission(chain.manager, chain.supplier.id, submissionId, {
    method: "certificate",
    note: "Seen *with* Ada <QA>",
  });
  const actor = { ...chain.manager, at: new Date() };
  const { subcontractId } = chain;
  const asked = await requestRecord(
    actor,
    { kind: "subcontract", subcontractId },
    { asOf: actor.on },
  );
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: actor.organizationId });
  const members = await asActor(actor, async (scope) => {
    const record = await getRecord(scope, asked.recordId);
    return record && listMembers(scope, record);
  });
  if (!members) throw new Error("the record was not built");
  const read = members.map(async (member) => [member.name, String(await member.read())] as const);
  return new Map(await Promise.all(read));
}

test("what the portal builds is valid by its published schemas and by NIST's", async () => {
  const files = await makeFiles();
  const read = (name: string) => JSON.parse(files.get(name) ?? "null");

  expect(faultsOf("oversight-record-v3", read("record.json"))).toBe("");
  const list = JSON.parse(readJws(files.get("manifest.jws") ?? "")?.payload ?? "null");
  expect(faultsOf("oversight-record-manifest-v1", list)).toBe("");
  for (const name of ["oscal/assessment-results.json", "oscal/poam.json"]) {
    expect(oscalFaultsOf(read(name)), name).toBe("");
    expect(canonicalize(read(name))).toBe(files.get(name));
  }
  expect(read("oscal/poam.json")["plan-of-action-and-milestones"]["poam-items"]).toHaveLength(2);
});
