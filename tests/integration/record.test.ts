import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openRecord } from "#app/commands/record/open-record.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { fromHex, toHex } from "#app/domain/kernel/hex.ts";
import { hashLeaf, rootOf } from "#app/domain/log/merkle.ts";
import { isConsistent, isIncluded } from "#app/domain/log/merkle-verify.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { getOversightTree, sha256 } from "#app/queries/log/tree.server.ts";
import { listRecords } from "#app/queries/record/record.server.ts";
import { oversightRecords, oversightTrees } from "#db/schema/oversight.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSubmission } from "#tests/factories/statement.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

const utf8 = new TextEncoder();
const sha256Hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A chain whose supplier stated an assessment that the prime accepted. */
async function makeReviewedChain() {
  const chain = await makeSupplyChain();
  const { submissionId } = await makeSubmission(chain);
  await acceptSubmission(chain.manager, chain.supplier.id, submissionId, {
    method: "certificate",
    note: "",
  });
  return chain;
}

const of = (subcontractId: string) => ({ kind: "subcontract", subcontractId }) as const;

/** Every fact in a record, whosever it is. */
const factsIn = ({ suppliers }: RecordContent) => suppliers.flatMap(({ facts }) => facts);

async function makeRecord(manager: TestActor, subcontractId: string) {
  const actor = { ...manager, at: new Date() };
  const asked = await requestRecord(actor, of(subcontractId), { asOf: actor.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  const [listed] = await asActor(manager, (scope) => listRecords(scope, subcontractId));
  const json = await openRecord(manager, asked.recordId, "json");
  const pdf = await openRecord(manager, asked.recordId, "pdf");
  if (!listed || !json || !pdf) throw new Error("the record was not built");
  const content = RecordContent.parse(JSON.parse(json.bytes.toString("utf8")));
  return { ...asked, listed, json, pdf, content };
}

test("a record is built once, and its files are what their hashes say", async () => {
  const { manager, subcontractId } = await makeReviewedChain();
  const { recordId, number, listed, json, pdf, content } = await makeRecord(manager, subcontractId);

  expect(number).toMatch(/^OR-\d{4}-000001$/);
  expect(listed).toMatchObject({ number, state: "ready", failure: null, supersedesNumber: null });
  expect(listed.jsonSha256).toBe(sha256Hex(json.bytes));
  expect(listed.pdfSha256).toBe(sha256Hex(pdf.bytes));
  expect(json.fileName).toBe(`${number}.json`);
  expect(
    factsIn(content)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(["affirmation", "assessment", "attestation"]);
  expect(factsIn(content).every((fact) => fact.reviews[0]?.outcome === "accepted")).toBe(true);
  expect(content.subcontracts[0]?.verdict).toMatchObject({
    state: "eligible",
    reviewed: 3,
    toReview: 0,
  });

  await buildRecord({ recordId, primeId: manager.organizationId });
  const again = await openRecord(manager, recordId, "pdf");
  expect(again?.bytes.equals(pdf.bytes)).toBe(true);
});

test("every entry of a record is proved to stand in the log", async () => {
  const { manager, subcontractId } = await makeReviewedChain();
  const { content } = await makeRecord(manager, subcontractId);
  const { treeSize: size, root, entries } = content.log;

  expect(entries.length).toBeGreaterThan(4);
  for (const { seq, entry, leafHash, inclusion } of entries) {
    const leaf = await hashLeaf(sha256, utf8.encode(entry));
    expect(toHex(leaf)).toBe(leafHash);
    const claim = { leaf, index: seq, size, root: fromHex(root), path: inclusion.map(fromHex) };
    expect(await isIncluded(sha256, claim)).toBe(true);
    const forged = await hashLeaf(sha256, utf8.encode(entry.replace("a", "b")));
    expect(await isIncluded(sha256, { ...claim, leaf: forged })).toBe(false);
  }
  const last = JSON.parse(entries.at(-1)?.entry ?? "{}");
  expect(last).toMatchObject({ action: "record.requested", detail: { number: content.number } });
});

test("the tree that the database grows is the one of the domain", async () => {
  const { manager, subcontractId } = await makeReviewedChain();
  await makeRecord(manager, subcontractId);
  const [kept] = await asSystem((tx) => tx.select().from(oversightTrees));
  const scope = { ...manager, organizationId: kept?.primeId ?? "" };
  const tree = await asActor(scope, (s) => getOversightTree(s, kept?.size ?? 0));
  const edge = [...(kept?.edge ?? [])];
  let root: Uint8Array = edge.pop() ?? new Uint8Array();
  for (const left of edge.reverse()) root = await sha256(Uint8Array.of(1, ...left, ...root));
  expect(toHex(root)).toBe(toHex(await rootOf(tree)));
});

test("a second record names the first, and shows that the log only grew", async () => {
  const { manager, subcontractId } = await makeReviewedChain();
  const first = await makeRecord(manager, subcontractId);
  const second = await makeRecord(manager, subcontractId);

  expect(second.content.supersedes).toEqual({
    number: first.number,
    jsonSha256: first.listed.jsonSha256,
  });
  expect(second.listed.supersedesNumber).toBe(first.number);
  const { grewFrom, treeSize, root } = second.content.log;
  expect(grewFrom).toMatchObject({
    treeSize: first.content.log.treeSize,
    root: first.content.log.root,
  });
  const claim = {
    first: grewFrom?.treeSize ?? 0,
    second: treeSize,
    firstRoot: fromHex(first.content.log.root),
    secondRoot: fromHex(root),
    path: (grewFrom?.consistency ?? []).map(fromHex),
  };
  expect(await isConsistent(sha256, claim)).toBe(true);
  const hashes = ({ content }: typeof first) => factsIn(content).map((fact) => fact.contentHash);
  expect(hashes(second)).toEqual(hashes(first));
});

test("what came to be known after the request is not in the record, however late it is built", async () => {
  const chain = await makeReviewedChain();
  const { manager, subcontractId, prime } = chain;
  const asked = await requestRecord({ ...manager, at: new Date() }, of(subcontractId), {
    asOf: manager.on,
  });
  if (!asked.ok) throw new Error(asked.reason);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await makeSubmission(chain);
  await buildRecord({ recordId: asked.recordId, primeId: prime.id });
  const json = await openRecord(manager, asked.recordId, "json");
  expect(JSON.parse(json?.bytes.toString("utf8") ?? "{}").suppliers[0].facts).toHaveLength(3);
});

test("one record of a subcontract is built at a time; other organizations get none", async () => {
  const { manager, subcontractId } = await makeReviewedChain();
  const ask = (actor: TestActor) =>
    requestRecord({ ...actor, at: new Date() }, of(subcontractId), { asOf: manager.on });
  const asked = await ask(manager);
  expect(asked).toMatchObject({ ok: true });
  expect(await ask(manager)).toEqual({ ok: false, reason: "building-already" });
  const stranger = await actorOf(await makeOrganization(), "prime-admin");
  expect(await ask(stranger)).toEqual({ ok: false, reason: "not-found" });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  expect(await openRecord(stranger, asked.recordId, "json")).toBeNull();
});

test("a record that could not be built says so, and another can be made", async () => {
  const { manager, subcontractId, contractId } = await makeReviewedChain();
  const recordId = crypto.randomUUID();
  await asSystem((tx) =>
    tx.insert(oversightRecords).values({
      id: recordId,
      primeId: manager.organizationId,
      contractId,
      subcontractId,
      requestedBy: manager.personId,
      requestedByName: manager.personName,
      number: "OR-2026-900000",
      asOf: manager.on,
      knownAt: manager.at,
      contractIds: [contractId],
      subcontractIds: [subcontractId],
    }),
  );
  // The log does not name it: nobody asked for it.
  const build = buildRecord({ recordId, primeId: manager.organizationId });
  await expect(build).rejects.toThrow("the log does not name");
  const [listed] = await asActor(manager, (scope) => listRecords(scope, subcontractId));
  expect(listed).toMatchObject({ state: "failed", failure: expect.stringContaining("log") });
  const next = await makeRecord(manager, subcontractId);
  expect(next).toMatchObject({ number: "OR-2026-900001", listed: { state: "ready" } });
});
