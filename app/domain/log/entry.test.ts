import { expect, test } from "vitest";
import { actorWords, type OversightEntry, readEntry } from "./entry.ts";

const first = {
  version: 1,
  action: "fact.returned",
  detail: { reviewId: "r", note: "Page two is missing." },
};

test("an entry of version 1 tells its reason in its detail, and no digests", () => {
  expect(readEntry(JSON.stringify(first))).toMatchObject({
    version: 1,
    reason: "Page two is missing.",
    digests: null,
  });
});

test("an entry of version 2 is read as it says", () => {
  const second = { ...first, version: 2, reason: "R", digests: { before: null, after: "ab" } };
  expect(readEntry(JSON.stringify(second))).toMatchObject(second);
});

test.each([
  ["an empty note", { note: " " }],
  ["a reason that is no text", { reason: ["a"] }],
  ["none", {}],
])("%s is no reason", (_, detail) => {
  expect(readEntry(JSON.stringify({ ...first, detail })).reason).toBeNull();
});

const DANA = {
  id: "11111111-1111-4111-8111-111111111111",
  name: "Dana Whitfield",
  role: "prime-manager",
  organization: "Aster Dynamics",
  secondFactorAt: "2026-11-24T12:00:00.000Z",
};
const PORTAL = {
  id: "00000000-0000-0000-0000-000000000000",
  name: "Flowdown",
  role: "system",
  organization: null,
  secondFactorAt: null,
};
const told = (
  version: number,
  actor: Partial<OversightEntry["actor"]>,
  rest: Partial<OversightEntry> = {},
) =>
  actorWords({
    version,
    action: "audit.viewed",
    detail: {},
    actor: { ...DANA, ...actor },
    ...rest,
  });

test.each<[string, string, string]>([
  ["a member of the prime", told(3, {}), "Dana Whitfield, Supply-chain manager, Aster Dynamics"],
  [
    "an auditor of their own organization",
    told(3, { role: "auditor", organization: "DCMA Boston" }),
    "Dana Whitfield, Contract officer or auditor, DCMA Boston",
  ],
  [
    "an auditor whose organization nobody told",
    told(3, { role: "auditor", organization: null }),
    "Dana Whitfield, Contract officer or auditor, organization not told",
  ],
  [
    "an auditor of an entry of before, which names who let them in",
    told(2, { role: "auditor" }),
    "Dana Whitfield, Contract officer or auditor, let in by Aster Dynamics",
  ],
  ["the portal", told(3, PORTAL), "Flowdown, by itself"],
  [
    "the portal in an entry of before",
    told(2, { ...PORTAL, organization: "Aster" }),
    "Flowdown, by itself",
  ],
  [
    "who runs the portal",
    told(3, { ...PORTAL, role: "operator" }),
    "Whoever runs Flowdown, at its command line",
  ],
  [
    "a reader of a letter that was meant for somebody else",
    told(3, { role: "invited", organization: null, secondFactorAt: null }),
    "Whoever opened the invitation of Dana Whitfield",
  ],
  [
    "the same in an entry of before",
    told(2, { role: "subcontractor-official" }, { action: "invitation.declined" }),
    "Whoever opened the invitation of Dana Whitfield",
  ],
  [
    "a verdict that changed with what a person did, in an entry of before",
    told(2, {}, { action: "posture.changed" }),
    "Flowdown, by itself, upon what Dana Whitfield did (Supply-chain manager, Aster Dynamics)",
  ],
  [
    "a supplier's official who joined, in an entry of before that names another organization",
    told(
      2,
      { role: "subcontractor-official" },
      { action: "invitation.accepted", detail: { organizationName: "Larkspur" } },
    ),
    "Dana Whitfield, Affirming official, Larkspur",
  ],
])("the log names %s", (_, words, expected) => {
  expect(words).toBe(expected);
});
