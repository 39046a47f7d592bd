import { expect, test } from "vitest";
import type { RecordContent } from "../content.ts";
import { anchorTerms, requireShowings } from "./anchor-terms.ts";
import { indexEntries } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

const TOLD = {
  kind: "assessment",
  contentHash: "a".repeat(64),
  shownBy: "Dana Reed",
  shownByTitle: "owner",
  shownHow: "phone",
  shownOn: "2026-11-12",
  note: "She read the SPRS page to me.",
};
const SHOWING = { ...TOLD, id: "shown", evidence: [{ sha256: "b".repeat(64) }] };

const contentWith = (showings?: object[]) =>
  ({
    version: 3,
    contracts: [],
    subcontracts: [],
    suppliers: [{ id: "supplier", statusEndings: [], ...(showings && { showings }) }],
  }) as unknown as RecordContent;
const entryOf = (detail: object) =>
  ({
    seq: 7,
    action: "showing.recorded",
    subject: { supplierId: "supplier" },
    detail: { showingId: "shown", fileSha256: "b".repeat(64), ...TOLD, ...detail },
  }) as unknown as LogEntry;

const check = (showings: object[] | undefined, entries: LogEntry[]) => {
  const content = contentWith(showings);
  for (const part of anchorTerms(content, indexEntries(entries))) part();
  requireShowings(content, entries);
};

test("what the prime recorded is what the log says", () => {
  expect(() => check([SHOWING], [entryOf({})])).not.toThrow();
});

test.each<[string, object[], LogEntry[]]>([
  ["another content", [SHOWING], [entryOf({ contentHash: "c".repeat(64) })]],
  ["another person", [{ ...SHOWING, shownBy: "Somebody else" }], [entryOf({})]],
  ["another file", [{ ...SHOWING, evidence: [] }], [entryOf({})]],
  ["no entry of it", [SHOWING], []],
])("with %s it is refused", (_, showings, entries) => {
  expect(() => check(showings, entries)).toThrow("is not what the log says");
});

test("a record that leaves one out is refused; one from before there were any is not", () => {
  expect(() => check([], [entryOf({})])).toThrow("leaves out what the prime recorded by entry 7");
  expect(() => check(undefined, [entryOf({})])).not.toThrow();
});
