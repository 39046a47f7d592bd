import fc from "fast-check";
import { expect, test } from "vitest";
import { makeLogExport } from "#tests/factories/log-export.ts";
import { packedArchiveOf } from "#tests/factories/packed-archive.ts";
import { LOG_FILES } from "./log-archive.ts";
import { verifyLog } from "./verify-log.ts";

const made = await makeLogExport(40, { sealedAt: [1, 7, 16, 33] });
const verify = (files: ReadonlyMap<string, Uint8Array>, options = {}) =>
  verifyLog(packedArchiveOf(files), options);
const withText = (name: string, text: string) =>
  new Map(made.files).set(name, new TextEncoder().encode(text));
const withLines = (lines: readonly string[]) => withText(LOG_FILES.entries, lines.join(""));
const line = fc.nat({ max: made.lines.length - 1 });

/** What was found wrong; throws when nothing was. */
async function faultOf(files: ReadonlyMap<string, Uint8Array>, options = {}) {
  const { isOk, checks } = await verify(files, options);
  expect(isOk).toBe(false);
  const failed = checks.filter((check) => !check.isOk);
  expect(failed).toHaveLength(1);
  return failed[0];
}

test("an export as it was made holds by every check, however its bytes arrive", async () => {
  for (const pieceBytes of [1, 64, 1_000_000]) {
    const found = await verifyLog(packedArchiveOf(made.files, { pieceBytes }));
    expect(found.checks.filter(({ isOk }) => !isOk)).toEqual([]);
    expect(found).toMatchObject({ isOk: true, size: 40, verifierKey: made.verifierKey });
    expect(found.checks.map(({ id }) => id)).toEqual([
      "members",
      "signature",
      "entries",
      "earlier",
      "root",
      "package",
    ]);
  }
});

test("one byte changed anywhere, in any part, is found", async () => {
  const names = Object.values(LOG_FILES);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (name, place, change) => {
        const bytes = (made.files.get(name) ?? new Uint8Array()).slice();
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        await faultOf(new Map(made.files).set(name, bytes));
      },
    ),
    { numRuns: 1_000 },
  );
});

test("an entry left out is found, wherever it stood", async () => {
  await fc.assert(
    fc.asyncProperty(line, async (at) => {
      const fault = await faultOf(withLines(made.lines.filter((_, index) => index !== at)));
      expect(fault?.id).toBe("entries");
    }),
  );
});

test("two entries that trade places are found, even when their numbers are set right", async () => {
  await fc.assert(
    fc.asyncProperty(line, line, async (a, b) => {
      fc.pre(a !== b);
      const lines = [...made.lines];
      [lines[a], lines[b]] = [made.lines[b] ?? "", made.lines[a] ?? ""];
      await faultOf(withLines(lines));
      await faultOf(withLines(lines.map(renumbered)));
    }),
  );
});

test("an entry put in is found, even when all after it are numbered anew", async () => {
  await fc.assert(
    fc.asyncProperty(line, line, async (at, copied) => {
      fc.pre(at !== copied);
      const lines = [...made.lines];
      lines.splice(at, 0, made.lines[copied] ?? "");
      await faultOf(withLines(lines));
      await faultOf(withLines(lines.map(renumbered)));
      await faultOf(withLines(lines.map(renumbered).slice(0, made.lines.length)));
    }),
  );
});

function renumbered(text: string, seq: number): string {
  return text.replace(/^\{"seq":\d+/, `{"seq":${seq}`);
}

test("what was changed between two checkpoints is said to lie there", async () => {
  const lines = made.lines.map((own, seq) => (seq === 20 ? (made.lines[21] ?? "") : own));
  expect((await faultOf(withLines(lines.map(renumbered))))?.detail).toContain("Entries 16 to 32");
});

test("a part left out or taken from another export is found", async () => {
  for (const name of made.files.keys()) {
    const fewer = new Map(made.files);
    fewer.delete(name);
    expect((await faultOf(fewer))?.detail).toContain(name);
  }
  const other = await makeLogExport(40, { sealedAt: [3] });
  for (const [name, bytes] of other.files) await faultOf(new Map(made.files).set(name, bytes));
});

test("only an expected key will do, when one is", async () => {
  const other = await makeLogExport(1);
  expect(
    await verify(made.files, { verifierKeys: [other.verifierKey, made.verifierKey] }),
  ).toMatchObject({ isOk: true });
  expect(await faultOf(made.files, { verifierKeys: [other.verifierKey] })).toMatchObject({
    id: "signature",
  });
});

test("an export continues an earlier one of the same log, and no other", async () => {
  const grown = await verify(made.files, { earlier: await made.seal(25) });
  expect(grown.checks.find(({ id }) => id === "growth")).toMatchObject({
    id: "growth",
    isOk: true,
    detail: "from 25 to 40 entries",
  });
  expect(grown.isOk).toBe(true);
  const other = await makeLogExport(25);
  const foreign = new TextDecoder().decode(other.files.get(LOG_FILES.checkpoint));
  expect((await faultOf(made.files, { earlier: foreign }))?.detail).toContain("another log");
  expect((await faultOf(made.files, { earlier: "nothing" }))?.id).toBe("growth");
});

test("a log that is empty of entries but signed for some is found", async () => {
  expect((await faultOf(withLines([])))?.detail).toBe(
    "log.jsonl holds 0 entries, and the signed log has 40.",
  );
});

test("an export that was packed again, with files added, holds with a remark, unless it must not", async () => {
  const packed = new Map([
    ["__MACOSX/export/._log.jsonl", new Uint8Array([1])],
    ["export/.DS_Store", new Uint8Array([1])],
    ...[...made.files].reverse().map(([name, bytes]) => [`export/${name}`, bytes] as const),
  ]);
  const { isOk, checks } = await verify(packed);
  expect(isOk).toBe(true);
  expect(checks.at(-1)).toMatchObject({
    id: "package",
    isRemark: true,
    detail: expect.stringContaining('"__MACOSX/export/._log.jsonl", "export/.DS_Store"'),
  });
  expect(await faultOf(packed, { isStrict: true })).toMatchObject({ id: "package" });
  expect((await faultOf(new Map([...packed, ["../evil", new Uint8Array()]])))?.detail).toContain(
    "../evil",
  );
});
