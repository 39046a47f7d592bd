import { expect, test } from "vitest";
import { everyPart } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import { anchorToldTiers, requireToldTiers } from "./anchor-told-tiers.ts";
import { indexEntries } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

const COUNTS = { ineligible: 0, unanswered: 1, lapsing: 0, eligible: 1, "no-requirement": 0 };
const CONTENT = {
  direct: 2,
  further: 0,
  mustCarry: 2,
  passedOn: 2,
  acknowledged: 1,
  levels: [{ required: "Level 2 (C3PAO)", counts: COUNTS, holdsUntil: null }],
  named: null as object[] | null,
};
const TOLD = {
  id: "statement",
  version: 1,
  toldByTitle: "President",
  content: CONTENT,
  contentSha256: "a".repeat(64),
};
const contentWith = (toldTiers?: object[]) =>
  ({
    version: 3,
    suppliers: [],
    subcontracts: [{ id: "subcontract", ...(toldTiers && { toldTiers }) }],
  }) as unknown as RecordContent;
const entry = (detail: object = {}, subcontractId = "subcontract") =>
  ({
    seq: 9,
    action: "lower-tiers.told",
    subject: { subcontractId },
    detail: {
      statementId: "statement",
      version: 1,
      toldByTitle: "President",
      contentSha256: TOLD.contentSha256,
      ...detail,
    },
  }) as unknown as LogEntry;

const anchor = (told: object, entries: LogEntry[]) =>
  everyPart(anchorToldTiers(contentWith([told]), indexEntries(entries)));

test("what was told stands where the log says it, and adds up", async () => {
  await expect(anchor(TOLD, [entry()])).resolves.toBeUndefined();
  const named = { ...CONTENT, named: [{ name: "A" }, { name: "B" }] };
  await expect(anchor({ ...TOLD, content: named }, [entry()])).resolves.toBeUndefined();
});

test.each<[string, object, LogEntry[]]>([
  ["nobody told it", TOLD, []],
  ["it was told of another subcontract", TOLD, [entry({}, "another")]],
  ["it was told with another content", TOLD, [entry({ contentSha256: "b".repeat(64) })]],
  ["another title", { ...TOLD, toldByTitle: "Owner" }, [entry()]],
])("refused: %s", async (_, told, entries) => {
  await expect(anchor(told, entries)).rejects.toThrow("is not what the log says");
});

test.each<[string, object]>([
  ["one is not counted", { direct: 3 }],
  ["more accepted than were asked", { acknowledged: 3 }],
  ["more must carry than there are", { mustCarry: 3 }],
  ["a name is missing", { named: [{ name: "A" }] }],
])("refused: %s", async (_, change) => {
  const told = { ...TOLD, content: { ...CONTENT, ...change } };
  await expect(anchor(told, [entry()])).rejects.toThrow("do not add up");
});

test("nothing that was told is left out, but of a record made before it could be", () => {
  expect(() => requireToldTiers(contentWith([TOLD]), [entry()])).not.toThrow();
  expect(() => requireToldTiers(contentWith(), [entry()])).not.toThrow();
  expect(() => requireToldTiers(contentWith([]), [entry()])).toThrow("leaves out");
  expect(() => requireToldTiers(contentWith([]), [entry({}, "another")])).not.toThrow();
});
