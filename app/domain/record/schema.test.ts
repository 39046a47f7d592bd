import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRecord } from "#tests/factories/any-record.ts";
import { faultsOf } from "#tests/setup/json-schemas.ts";
import { RecordContent } from "./content.ts";
import { Manifest } from "./manifest.ts";

const [whole] = fc.sample(
  anyRecord.filter(({ suppliers }) =>
    suppliers.some(({ facts }) => facts.some(({ kind }) => kind === "assessment")),
  ),
  { numRuns: 1, seed: 7 },
);
const RECORD = "oversight-record-v3";
const MANIFEST = "oversight-record-manifest-v1";

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

/** The record as JSON with another value at `log.root`; without it when the value is undefined. */
function broken(path: string, value?: unknown): unknown {
  const json = asJson(whole);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  steps.reduce((part, step) => part[step], json)[last] = value;
  return asJson(json);
}

test("whatever the form holds, its schema admits", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      expect(faultsOf(RECORD, asJson(record))).toBe("");
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["of another version", broken("version", 1)],
  ["without its number", broken("number")],
  ["of a day that does not exist", broken("asOf", "2026-02-29")],
  ["with an instant in no zone", broken("knownAt", "2026-11-26T10:00:00")],
  ["of no contract", broken("contracts", [])],
  ["of an unknown kind", broken("kind", "everything")],
  ["with a root in capitals", broken("log.root", "A".repeat(64))],
  ["with an empty log", broken("log.treeSize", 0)],
  ["with a fact of no kind", broken("suppliers.0.facts.0.kind", "rumor")],
  ["with the content of another kind", broken("suppliers.0.facts.0.content", { flowdownId: "" })],
  ["with an id that is none", broken("contracts.0.id", "FA862026C0042")],
])("a record %s is refused by the form and by its schema", (_, json) => {
  expect(RecordContent.safeParse(json).success).toBe(false);
  expect(faultsOf(RECORD, json)).not.toBe("");
});

const manifest = {
  format: "flowdown-record-manifest",
  version: 1,
  number: "OR-2026-000123",
  builtAt: "2026-11-26T14:05:00.000Z",
  verifierKey: "flowdown/prime+00000000+AQAA",
  files: [{ name: "record.json", sha256: "a".repeat(64), sizeBytes: 12 }],
};

test("a list of files is admitted", () => {
  expect(faultsOf(MANIFEST, manifest)).toBe("");
});

test.each([
  ["that lists nothing", { ...manifest, files: [] }],
  [
    "with a name that leads out of its folder",
    { ...manifest, files: [{ name: "../evil", sha256: "a".repeat(64), sizeBytes: 1 }] },
  ],
  ["with more than it should say", { ...manifest, note: "trust me" }],
  ["with a file of no hash", { ...manifest, files: [{ name: "record.json", sizeBytes: 12 }] }],
])("a list of files %s is refused by the form and by its schema", (_, json) => {
  expect(Manifest.safeParse(json).success).toBe(false);
  expect(faultsOf(MANIFEST, json)).not.toBe("");
});
