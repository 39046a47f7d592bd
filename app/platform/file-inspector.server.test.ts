import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { HOSTILE_FILES, makeJpegHead, makePngHead } from "#tests/factories/hostile-files.ts";
import { lineOf, makePdfOf } from "#tests/factories/pdf.ts";
import { inspectApart } from "./file-inspector.server.ts";

const PLAIN = makePdfOf([{ content: lineOf("Status: Final") }]);

/** The longest that this process could not do anything else meanwhile, in milliseconds. */
async function longestPause(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const tick = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(tick, 5);
  await work();
  tick();
  clearInterval(timer);
  return longest;
}

test.each(HOSTILE_FILES)(
  "%s is refused while everything else goes on",
  async (_, make, reason) => {
    const bytes = make();
    const pause = await longestPause(async () => {
      expect(await inspectApart("one", bytes)).toEqual({ ok: false, refusal: { reason } });
    });
    expect(pause).toBeLessThan(400);
    expect(await inspectApart("one", PLAIN)).toMatchObject({ ok: true });
  },
  60_000,
);

test("nobody waits behind another organization's hostile file", async () => {
  const [, make] = HOSTILE_FILES[1] ?? [];
  const hostile = make?.() ?? Buffer.alloc(0);
  const held = Array.from({ length: 3 }, () => inspectApart("hostile", hostile));
  const began = performance.now();
  expect(await inspectApart("another", PLAIN)).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeLessThan(20_000);
  const outcomes = await Promise.all(held);
  expect(outcomes).toEqual(Array(3).fill({ ok: false, refusal: { reason: "too-heavy" } }));
}, 90_000);

test("one organization cannot line up files without end", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => inspectApart("greedy", PLAIN)),
  );
  const busy = outcomes.filter((one) => !one.ok && one.refusal.reason === "busy");
  expect(busy.length).toBeGreaterThan(0);
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0);
});

test.runIf(process.platform === "linux")(
  "the process that reads strangers' files gets no secret",
  async () => {
    await inspectApart("one", PLAIN);
    const own = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && isInspector(pid));
    expect(own.length).toBeGreaterThan(0);
    for (const pid of own)
      expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toMatch(/^(NODE_ENV|NODE_CHANNEL)/);
    for (const pid of own)
      expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toMatch(/PATH=|SECRET|DATABASE/);
  },
);

/** Whether a process is one that this one started to look into files. */
function isInspector(pid: string): boolean {
  try {
    const [, parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return parent === String(process.pid) && command.includes("inspection-process");
  } catch {
    return false;
  }
}

const HTTP_HEAD = `HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nX-Padding: ${"p".repeat(540)}\r\n\r\n`;

test.each([
  ["a newline", "\n"],
  ["a byte order mark", "\ufeff"],
  ["600 bytes of an HTTP header", HTTP_HEAD],
  ["1,000 spaces", " ".repeat(1_000)],
])("a PDF may have %s before its header", async (_, before) => {
  const bytes = Buffer.concat([Buffer.from(before), PLAIN]);
  expect(await inspectApart("one", bytes)).toMatchObject({ ok: true, pagesWithoutText: 0 });
});

test.each([
  ["a text", Buffer.from("Just text"), "wrong-type"],
  [
    "a PDF whose header stands too late",
    Buffer.concat([Buffer.alloc(1_100, 32), PLAIN]),
    "wrong-type",
  ],
  ["a header alone", Buffer.from("%PDF-1.7\n"), "unreadable"],
  ["nothing", Buffer.alloc(0), "empty"],
])("%s is refused", async (_, bytes, reason) => {
  expect(await inspectApart("one", bytes)).toEqual({ ok: false, refusal: { reason } });
});

test("it is told how many pages are pictures, whose text nobody could search", async () => {
  const scan = { content: "q 612 0 0 792 0 0 cm Q\n" };
  const pages = [{ content: lineOf("Cover") }, scan, scan];
  expect(await inspectApart("one", makePdfOf(pages))).toMatchObject({
    ok: true,
    pages: 3,
    pagesWithoutText: 2,
  });
  for (const image of [makePngHead(800, 600), makeJpegHead(800, 600)])
    expect(await inspectApart("one", image)).toMatchObject({ ok: true, pagesWithoutText: 1 });
});

test("a marking is told with its page", async () => {
  const pages = [{ content: lineOf("Cover") }, { content: lineOf("CUI // SP-CTI // NOFORN") }];
  expect(await inspectApart("one", makePdfOf(pages))).toMatchObject({
    ok: true,
    markings: [{ text: "CUI // SP-CTI // NOFORN", page: 2 }],
  });
});
