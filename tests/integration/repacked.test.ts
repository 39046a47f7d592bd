import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run as runVerify } from "#app/cli/verify.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import {
  makeAwardedChain,
  makeRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";
import { readZip } from "#tests/independent/zip.ts";
import { HAS_ZIP, packed, REPACKED, TRAPS } from "#tests/tried/packages.ts";

let zip: Buffer;
let members: RecordMembers;
let folder: string;

beforeAll(async () => {
  const { manager, subcontractId } = await makeAwardedChain();
  ({ zip, members } = await makeRecord(manager, { kind: "subcontract", subcontractId }));
  folder = await mkdtemp(join(tmpdir(), "repacked-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function verify(bytes: Buffer, isStrict = false) {
  const archive = await openZipBytes(bytes);
  try {
    return await verifyRecord(archive, { isStrict });
  } finally {
    archive.close();
  }
}

/** What `flowdown verify` prints of a ZIP, and its exit code. */
async function verifyFile(bytes: Buffer, ...options: string[]) {
  const path = join(folder, "record.zip");
  await writeFile(path, bytes);
  const lines: string[] = [];
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line)),
  );
  try {
    return { code: await runVerify([path, ...options]), text: lines.join("\n") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test("a record as it was downloaded is whole, strictly too, for both verifiers", async () => {
  const { isOk, repacking, failures } = await verify(zip, true);
  expect({ isOk, failures }).toEqual({ isOk: true, failures: [] });
  expect(repacking).toEqual({ isRepacked: false, added: [], remarks: [] });
  expect(verifyAgain(readZip(zip))).toMatchObject({ ok: true, isRepacked: false });
  const { code, text } = await verifyFile(zip, "--strict");
  expect(code).toBe(0);
  expect(text).toMatch(/Record OR-\d{4}-\d+ is whole and unchanged\. It was signed by flowdown\//);
});

for (const { what, packing, added, needsZip = false } of REPACKED)
  test.runIf(HAS_ZIP || !needsZip)(`${what}: whole and signed, with a remark`, async () => {
    const bytes = await packing(zip, members);
    const { isOk, failures, repacking, checks } = await verify(bytes);
    expect(failures).toEqual([]);
    expect(isOk).toBe(true);
    expect(repacking?.added.toSorted()).toEqual(added.toSorted());
    const remark = checks.find(({ id }) => id === "package");
    expect(remark?.outcome).toBe("remark");
    expect(remark?.detail).toMatch(/^The package was repacked; /);
    for (const name of added) expect(remark?.detail).toContain(JSON.stringify(name));
    const again = verifyAgain(readZip(bytes));
    expect(again).toMatchObject({ ok: true, isRepacked: true });
    expect(again.added.toSorted()).toEqual(added.toSorted());
    const strict = await verify(bytes, true);
    expect(strict.isOk).toBe(false);
    expect(strict.failures.map(({ check }) => check)).toEqual(["package"]);
  });

test.each(TRAPS)("$what is refused", async ({ packing, says }) => {
  const bytes = await packing(zip, members);
  const { isOk, failures } = await verify(bytes);
  expect(isOk).toBe(false);
  expect(failures.map(({ problem }) => problem).join(" ")).toMatch(says);
  expect(verifyAgain(readZip(bytes)).ok).toBe(false);
});

test("the command says what was added, and its exit code is that of a whole record", async () => {
  const bytes = await packed({ compress: true, add: [["Cover letter.docx", Buffer.from("x")]] })(
    zip,
    members,
  );
  const found = await verifyFile(bytes);
  expect(found.code).toBe(0);
  expect(found.text).toContain(
    'The package was repacked; this file was added and is not part of it: "Cover letter.docx". Parts are compressed.',
  );
  expect(found.text).toMatch(/The content of record OR-\S+ is whole and signed\./);
  const strict = await verifyFile(bytes, "--strict");
  expect(strict.code).toBe(1);
  expect(strict.text).toContain("What to do: What the record says is not touched.");
  expect(strict.text).toContain("but the package is not the one that was built.");
});

test("the command goes on after the first failure, and lists all of them, the worst first", async () => {
  const changed = new Map(members);
  changed.delete("record.pdf");
  changed.set("checkpoint.txt", Buffer.from("nothing\n"));
  const evidence = [...members.keys()].find((name) => name.startsWith("evidence/")) ?? "";
  changed.set(evidence, Buffer.from("another file"));
  const { code, text } = await verifyFile(await packed({})(zip, changed));
  expect(code).toBe(1);
  const wrong = text.slice(text.indexOf("What is wrong, the worst first:"));
  expect(wrong.match(/^\d+\. .*$/gm)).toEqual([
    "1. checkpoint.txt was changed: it has 8 bytes, not " +
      `${members.get("checkpoint.txt")?.length}.`,
    `2. ${evidence} was changed: it has 12 bytes, not ${members.get(evidence)?.length}.`,
    "3. checkpoint.txt is no signed checkpoint.",
    "4. record.pdf is missing from the record.",
  ]);
  expect(wrong.match(/What to do: /g)).toHaveLength(4);
  expect(text).toContain("This record cannot be relied on: 4 things are wrong.");
  expect(text).toMatch(/^ok +The list of parts was signed/m);
});

test("what rests on something that cannot be read is said not to be checked", async () => {
  const changed = new Map(members).set("manifest.jws", Buffer.from("not signed"));
  const { code, text } = await verifyFile(await packed({})(zip, changed));
  expect(code).toBe(1);
  expect(text).toMatch(/^not checked +Every part is the one that was listed/m);
  expect(text).toContain("1. manifest.jws is no signed list of parts.");
});

test("an earlier record that was packed again can be compared with", async () => {
  const path = join(folder, "earlier.zip");
  await writeFile(path, await packed({ folder: "old/", compress: true })(zip, members));
  const { code, text } = await verifyFile(zip, "--earlier", path);
  expect(code).toBe(1);
  expect(text).toContain("This record supersedes none");
});

test("a ZIP of something else is no record, and what is no ZIP neither", async () => {
  const other = await packed({ add: [["readme.txt", Buffer.from("x")]] })(zip, new Map());
  expect(await verifyFile(other)).toMatchObject({ code: 2 });
  expect(await verifyFile(Buffer.from("nothing"))).toMatchObject({ code: 2 });
});
