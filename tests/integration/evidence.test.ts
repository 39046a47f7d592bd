import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { removeEvidence } from "#app/commands/evidence/remove-evidence.server.ts";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { writeEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { listOwnEvidence, openOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getStatement } from "#app/queries/submission/statement.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { answerAll, makePdf, sign } from "#tests/factories/answer.ts";
import { lineOf, makePdfOf } from "#tests/factories/pdf.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

const subject = "cmmc-status" as const;

function filesOf(actor: TestActor, requestId: string) {
  return asActor(actor, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    const standing = file?.preparation.sections.find(({ section }) => section === "evidence");
    return [standing?.values.files ?? []].flat();
  });
}

async function objects(): Promise<string[]> {
  const entries = await readdir(env().evidenceDirectory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

test.each([
  ["a text with the name of a PDF", Buffer.from("Just text"), "wrong-type"],
  ["nothing", Buffer.alloc(0), "empty"],
  ["a CUI banner", makePdf("CUI//SP-CTI"), "marked"],
])("%s is refused and leaves nothing behind", async (_, bytes, reason) => {
  const { official, requestId } = await makeSupplyChain();
  const before = await objects();
  const outcome = await addEvidence(official, { requestId, subject, fileName: "a.pdf", bytes });
  expect(outcome).toMatchObject({ ok: false, reason: "refused", refusal: { reason } });
  expect(await objects()).toEqual(before);
  expect(await filesOf(official, requestId)).toEqual([]);
});

test("a file is encrypted at rest and comes back as it was", async () => {
  const { official, requestId } = await makeSupplyChain();
  const secret = `Status of the ${randomBytes(8).toString("hex")} enclave`;
  const bytes = makePdf(secret);
  const outcome = await addEvidence(official, {
    requestId,
    subject,
    bytes,
    fileName: "C:\\prints\\..\\SPRS <entry>.PDF",
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  const stored = await Promise.all((await objects()).map((path) => readFile(path)));
  expect(stored.some((object) => object.includes(secret))).toBe(false);
  const { evidenceId } = outcome;
  const file = await asActor(official, (scope) => openOwnEvidence(scope, evidenceId));
  expect(file).toMatchObject({ fileName: "SPRS entry.pdf", mediaType: "application/pdf" });
  expect(file && "bytes" in file && file.bytes.equals(bytes)).toBe(true);
});

test("another organization gets nothing, not even by naming the file in its own answer", async () => {
  const chain = await makeSupplyChain();
  const bytes = makePdf("Status");
  const added = await addEvidence(chain.official, { ...chain, subject, fileName: "a.pdf", bytes });
  if (!added.ok) throw new Error(added.reason);
  const stranger = await actorOf(await makeOrganization(), "subcontractor-official");
  for (const actor of [stranger, chain.manager])
    expect(await asActor(actor, (scope) => openOwnEvidence(scope, added.evidenceId))).toBeNull();
  expect(
    await addEvidence(stranger, { ...chain, subject, fileName: "a.pdf", bytes }),
  ).toMatchObject({ ok: false, reason: "not-found" });

  const thief = await makeSupplyChain();
  await answerAll(thief);
  await saveSection(thief.official, {
    requestId: thief.requestId,
    section: "evidence",
    isConfirmed: true,
    values: { files: [writeEvidenceLink({ evidenceId: added.evidenceId, subject })] },
  });
  const statement = await asActor(thief.official, async (scope) => {
    const file = await getRequestFile(scope, thief.requestId);
    return file && getStatement(scope, file);
  });
  expect(statement?.planned.flatMap(({ evidenceIds }) => evidenceIds)).toEqual([]);
});

test("the same file twice is kept once; two uploads at once both count", async () => {
  const { official, requestId } = await makeSupplyChain();
  const add = (line: string) =>
    addEvidence(official, { requestId, subject, fileName: "a.pdf", bytes: makePdf(line) });
  await Promise.all([add("First"), add("Second")]);
  await add("First");
  expect(await filesOf(official, requestId)).toHaveLength(2);
  const rows = await asSystem((tx) =>
    tx.select().from(evidence).where(eq(evidence.organizationId, official.organizationId)),
  );
  expect(rows).toHaveLength(2);
});

test("a file that is taken off an answer stays beside what was signed with it", async () => {
  const chain = await makeSupplyChain();
  const { official, requestId } = chain;
  await answerAll(chain);
  const [link = ""] = await filesOf(official, requestId);
  expect(await sign(chain)).toMatchObject({ ok: true });
  expect(await filesOf(official, requestId)).toEqual([link]);
  await removeEvidence(official, { requestId, link });
  expect(await filesOf(official, requestId)).toEqual([]);
  const [evidenceId = ""] = link.split(" ");
  expect(await asActor(official, (scope) => openOwnEvidence(scope, evidenceId))).not.toBeNull();
});

test("what looks marked is taken once the person says of this very file why it is no CUI", async () => {
  const chain = await makeSupplyChain();
  const { official, requestId } = chain;
  const bytes = makePdf("CUI // SP-CTI // NOFORN");
  const add = (statement?: { sha256: string; reason: string }) =>
    addEvidence(official, { requestId, subject, fileName: "guide.pdf", bytes, statement });
  const stopped = await add();
  if (stopped.ok || stopped.reason !== "refused" || stopped.refusal.reason !== "marked")
    throw new Error("it was not stopped");
  const { sha256, markings } = stopped.refusal;
  const reason = "A page of the marking handbook.";
  expect(await add({ sha256: "0".repeat(64), reason })).toMatchObject({ ok: false });
  expect(await filesOf(official, requestId)).toEqual([]);
  expect(await add({ sha256, reason })).toMatchObject({ ok: true });
  await answerAll(chain);
  expect(await sign(chain)).toMatchObject({ ok: true });
  const said = { fileName: "guide.pdf", sha256, markings, reason };
  const [entry] = await asSystem((tx) =>
    tx.execute<{ detail: { notCui: object[] } }>(
      sql`select entry::jsonb -> 'detail' as detail from oversight_log
        where entry::jsonb -> 'detail' ->> 'requestId' = ${requestId}
          and entry::jsonb ->> 'action' = 'submission.received'`,
    ),
  );
  expect(entry?.detail.notCui).toContainEqual(expect.objectContaining(said));
});

test("how much of a file could be searched stays beside it", async () => {
  const { official, requestId } = await makeSupplyChain();
  const scan = makePdfOf([{ content: "q Q\n" }, { content: lineOf("Status") }]);
  await addEvidence(official, { requestId, subject, fileName: "scan.pdf", bytes: scan });
  const [link = ""] = await filesOf(official, requestId);
  const [file] = await asActor(official, (scope) =>
    listOwnEvidence(scope, [link.split(" ")[0] ?? ""]),
  );
  expect(file).toMatchObject({ pages: 2, pagesWithoutText: 1, notCui: null });
});

test("the same bytes under a new name have the new name here, and the old one where they were signed", async () => {
  const chain = await makeSupplyChain();
  const { official, requestId } = chain;
  const bytes = makePdf("One status");
  const add = (fileName: string) => addEvidence(official, { requestId, subject, fileName, bytes });
  const first = await add("print.pdf");
  const second = await add("SPRS print; rev=3.pdf");
  if (!first.ok || !second.ok) throw new Error("not added");
  const links = await filesOf(official, requestId);
  expect(links).toEqual([writeEvidenceLink({ evidenceId: second.evidenceId, subject })]);
  const nameOf = async (id: string) =>
    (await asActor(official, (scope) => listOwnEvidence(scope, [id])))[0]?.fileName;
  expect(await nameOf(first.evidenceId)).toBe("print.pdf");
  expect(await nameOf(second.evidenceId)).toBe("SPRS print; rev=3.pdf");
});

test("what looks like a system security plan is asked about, and taken once it is said to be none", async () => {
  const { official, requestId } = await makeSupplyChain();
  const bytes = makePdfOf([{ content: lineOf("System Security Plan") }, { content: lineOf("1") }]);
  const input = { requestId, subject, fileName: "Document.pdf", bytes };
  const stopped = await addEvidence(official, input);
  if (stopped.ok || stopped.reason !== "refused" || stopped.refusal.reason !== "plan")
    throw new Error("not taken for a plan");
  expect(await filesOf(official, requestId)).toEqual([]);
  const { sha256 } = stopped.refusal;
  const other = makePdfOf([{ content: lineOf("Other") }, { content: lineOf("2") }]);
  expect(
    await addEvidence(official, {
      ...input,
      fileName: "SSP.pdf",
      bytes: other,
      notPlanSha256: sha256,
    }),
  ).toMatchObject({ ok: false, refusal: { reason: "plan" } });
  expect(await addEvidence(official, { ...input, notPlanSha256: sha256 })).toMatchObject({
    ok: true,
  });
});
