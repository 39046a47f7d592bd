import canonicalize from "canonicalize";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { RecordContent } from "#app/domain/record/content.ts";
import { RECORD_FILES } from "#app/domain/record/manifest.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import {
  archiveOf,
  forge,
  makeAwardedChain,
  makeRecord,
  packageOfRecord,
  type RecordMembers,
  readMembers,
} from "#tests/factories/sealed-record.ts";
import { verifyAgain } from "#tests/independent/verify-record.ts";

let members: RecordMembers;
let zip: Buffer;
beforeAll(async () => {
  const { manager, subcontractId } = await makeAwardedChain();
  ({ members, zip } = await makeRecord(manager, { kind: "subcontract", subcontractId }));
});

const RUNS = { numRuns: 60 };
const isWhole = async (changed: RecordMembers, isStrict = false) =>
  (await verifyRecord(archiveOf(changed), { isStrict })).isOk;
/** The checks that failed, of both verifiers, which have to agree. */
async function failedOf(forged: RecordMembers): Promise<string[]> {
  const { checks } = await verifyRecord(archiveOf(forged));
  const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
  expect(verifyAgain(packageOfRecord(forged)).failed).toEqual(failed);
  return failed;
}

/** A place in something, whatever its length. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (length: number, share: number) => Math.floor(length * share);
const anyMember = () => fc.constantFrom(...members.keys());

test("a bit flipped anywhere in a member is caught", async () => {
  await fc.assert(
    fc.asyncProperty(anyMember(), place, fc.nat(7), async (name, share, bit) => {
      const bytes = Uint8Array.from(members.get(name) ?? []);
      const index = at(bytes.length, share);
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      expect(await isWhole(new Map(members).set(name, bytes))).toBe(false);
    }),
    RUNS,
  );
});

test("bytes put into a member or taken out of it are caught", async () => {
  const some = fc.uint8Array({ minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(anyMember(), place, some, fc.boolean(), async (name, share, more, isPut) => {
      const bytes = members.get(name) ?? new Uint8Array();
      const index = at(bytes.length, share);
      const rest = bytes.subarray(isPut ? index : index + more.length);
      const changed = Buffer.concat([bytes.subarray(0, index), isPut ? more : Buffer.of(), rest]);
      expect(await isWhole(new Map(members).set(name, changed))).toBe(false);
    }),
    RUNS,
  );
});

test("a member dropped is caught; one added or moved is a remark, unless it is a trap", async () => {
  const names = [...members.keys()];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(names, { minLength: 0 }), async (kept) => {
      fc.pre(kept.join() !== names.join());
      const changed = new Map(kept.map((name) => [name, members.get(name) ?? new Uint8Array()]));
      expect(await isWhole(changed)).toBe(kept.length === names.length);
      if (kept.length === names.length) expect(await isWhole(changed, true)).toBe(false);
    }),
    RUNS,
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), fc.uint8Array(), async (name, bytes) => {
      fc.pre(!members.has(name));
      const changed = new Map(members).set(name, bytes);
      expect(await isWhole(changed, true)).toBe(false);
      const { repacking, isOk, checks } = await verifyRecord(archiveOf(changed));
      if (isOk && !name.endsWith("/")) expect(repacking?.added).toEqual([name]);
      else if (!isOk) expect(checks[0]?.detail).toContain(JSON.stringify(name));
    }),
    RUNS,
  );
});

test("a bit flipped anywhere in the ZIP is caught, or leaves every member as it was", async () => {
  await fc.assert(
    fc.asyncProperty(place, fc.nat(7), async (share, bit) => {
      const bytes = Buffer.from(zip);
      const index = at(bytes.length, share);
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      const found = await readMembers(bytes).catch(() => null);
      if (!found || !(await isWhole(found))) return;
      expect([...found.keys()]).toEqual([...members.keys()]);
      for (const [name, own] of members)
        expect(Buffer.compare(found.get(name) ?? own, own)).toBe(0);
    }),
    RUNS,
  );
});

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a JSON value that holds something. */
function listPlaces(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== "object") return [path];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inside.flatMap(([name, one]) => listPlaces(one, [...path, name]))];
}

/** Change one value: another one, gone, doubled, or its neighbours in another order. */
function mutate(value: Json, how: "other" | "drop" | "insert" | "reverse"): Json | undefined {
  if (how === "drop") return undefined;
  if (Array.isArray(value)) return how === "reverse" ? value.toReversed() : [...value, null];
  if (value !== null && typeof value === "object") return { ...value, added: how };
  return typeof value === "number" ? value + 1 : `${value} `;
}

function mutateAt(value: Json, path: (string | number)[], how: Parameters<typeof mutate>[1]): Json {
  const [name, ...rest] = path;
  if (name === undefined) return mutate(value, how) ?? null;
  const inside = (one: Json | undefined) =>
    rest.length === 0 ? mutate(one ?? null, how) : mutateAt(one ?? null, rest, how);
  if (Array.isArray(value))
    return value.flatMap((one, index) => (index === name ? (inside(one) ?? []) : [one]));
  if (value === null || typeof value !== "object") return value;
  const changed = inside(value[name]);
  const { [String(name)]: _, ...others } = value;
  return changed === undefined ? others : { ...others, [name]: changed };
}

test("anything changed, dropped, put in or turned round in the JSON is caught", async () => {
  const text = new TextDecoder().decode(members.get(RECORD_FILES.json));
  const content: Json = JSON.parse(text);
  const places = listPlaces(content);
  const how = fc.constantFrom("other", "drop", "insert", "reverse" as const);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), how, async (path, kind) => {
      const changed = canonicalize(mutateAt(content, path, kind as "other")) ?? "";
      fc.pre(changed !== text);
      const bytes = new TextEncoder().encode(changed);
      expect(await isWhole(new Map(members).set(RECORD_FILES.json, bytes))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

const [one, first] = [0, 0];
type Subcontract = RecordContent["subcontracts"][number];
const subcontract = ({ subcontracts }: RecordContent) => subcontracts[one] as Subcontract;
const facts = ({ suppliers }: RecordContent) => suppliers[one]?.facts ?? [];

/** What somebody would like to hide who holds a key, and which check finds it. */
const FORGERIES: [string, (content: RecordContent) => void, string][] = [
  ["a fact left out", (record) => void facts(record).splice(first, 1), "references"],
  [
    "a fact left out everywhere",
    (record) => {
      const affirmation = facts(record).findIndex(({ kind }) => kind === "affirmation");
      const [gone] = facts(record).splice(affirmation, 1);
      const { factIds } = subcontract(record);
      factIds.splice(factIds.indexOf(gone?.id ?? ""), 1);
    },
    "anchors",
  ],
  ["a review left out", (record) => void facts(record)[first]?.reviews.pop(), "anchors"],
  [
    "evidence left out",
    (record) => {
      for (const fact of facts(record)) fact.evidence = [];
    },
    "evidence",
  ],
  ["the flowdown left out", (record) => void subcontract(record).flowdowns.pop(), "anchors"],
  [
    "the award undone",
    (record) => Object.assign(subcontract(record), { award: null, state: "proposed" }),
    "anchors",
  ],
  [
    "an award on another day",
    (r) => Object.assign(subcontract(r).award ?? {}, { awardedOn: "2026-01-01" }),
    "anchors",
  ],
  [
    "another title of the contract",
    (r) => Object.assign(r.contracts[one] ?? {}, { title: "Other" }),
    "anchors",
  ],
  [
    "a contract recorded nowhere",
    (record) => {
      const { log } = record;
      log.entries = log.entries.filter(
        ({ entry }) => !entry.includes('"action":"contract.created"'),
      );
      Object.assign(record.contracts[one] ?? {}, { title: "Other", piid: "FA862026C0000" });
    },
    "anchors",
  ],
  [
    "a subcontract recorded nowhere",
    (record) => {
      const { log } = record;
      log.entries = log.entries.filter(
        ({ entry }) => !/"action":"subcontract\.(created|answered|changed)"/.test(entry),
      );
    },
    "anchors",
  ],
  ["a clause less", (record) => void record.contracts[one]?.clauses.pop(), "anchors"],
  ["other information", (r) => Object.assign(subcontract(r), { information: "none" }), "anchors"],
  [
    "another supplier's number",
    (r) => Object.assign(subcontract(r), { number: "SC-X" }),
    "anchors",
  ],
  ["a day that nobody asked for", (r) => Object.assign(r, { asOf: "2025-01-01" }), "anchors"],
  ["the request left out", (record) => void record.log.entries.pop(), "anchors"],
  [
    "a smaller log",
    (record) => Object.assign(record.log, { treeSize: record.log.treeSize - 1 }),
    "inclusion",
  ],
  ["entries turned round", (record) => void record.log.entries.reverse(), "inclusion"],
  [
    "an entry told twice",
    ({ log }) => void log.entries.push(...log.entries.slice(-1)),
    "inclusion",
  ],
  [
    "a supplier without a subcontract",
    (record) =>
      void record.suppliers.push({
        ...record.suppliers[one],
        id: crypto.randomUUID(),
        facts: [],
      } as RecordContent["suppliers"][number]),
    "references",
  ],
  [
    "an earlier instant",
    (record) => Object.assign(record, { knownAt: "2026-01-01T00:00:00.000Z" }),
    "inclusion",
  ],
];

test.each(FORGERIES)("%s, and signed by another key, is found", async (_, change, id) => {
  const forged = await forge(members, change);
  expect(await failedOf(forged)).toContain(id);
});

test("a record signed anew without a change holds by itself, but not by the prime's key", async () => {
  const forged = archiveOf(await forge(members, () => {}));
  expect((await verifyRecord(forged)).checks.filter((check) => !check.isOk)).toEqual([]);
  const { verifierKey } = await verifyRecord(archiveOf(members));
  const { checks } = await verifyRecord(forged, { verifierKey: verifierKey ?? "" });
  expect(checks.find(({ id }) => id === "signature")?.outcome).toBe("failed");
});

test("a member that no table names is refused, wherever it stands", async () => {
  const forged = await forge(members, (record) => {
    Object.assign(facts(record)[first]?.content ?? {}, { added: true });
  });
  const { checks } = await verifyRecord(archiveOf(forged));
  expect(checks.find(({ id }) => id === "form")?.outcome).toBe("failed");
});
