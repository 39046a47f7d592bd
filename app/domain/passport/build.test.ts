import { expect, test } from "vitest";
import { ATTESTATION_WORDINGS, writeAttestation } from "#app/domain/attestation/wording.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { prefillFromPassport, type TakenPassport } from "#app/domain/submission/from-passport.ts";
import { buildPassport } from "./build.ts";
import { isOfAnotherCompany, isSameCompanyName } from "./company.ts";
import type { PassportContent } from "./content.ts";
import { portalHostOf, portalKeyName, standPortal } from "./portal.ts";

const ID = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const HASH = "a".repeat(64);
const AT = "2026-11-20T15:00:00.000Z";
const FILE = {
  id: ID(90),
  fileName: "SPRS entry.pdf",
  mediaType: "application/pdf",
  sizeBytes: 4,
  sha256: "b".repeat(64),
  uploadedAt: AT,
  uploadedByName: "Dana Whitlock",
};

function fact<K extends Fact["kind"]>(
  n: number,
  kind: K,
  content: FactOf<K>["content"],
  evidence: Fact["evidence"] = [],
): Fact {
  return {
    id: ID(n),
    organizationId: ID(1),
    kind,
    lineageId: ID(n + 100),
    supersedesId: null,
    recordedAt: AT,
    recordedByName: "Dana Whitlock",
    contentHash: HASH,
    content,
    evidence,
  } as Fact;
}

const FACTS: Fact[] = [
  fact(10, "organization-profile", {
    legalName: "Harrow Castings, Inc.",
    uei: "K7NQ4M2XWR91",
    cages: ["1ABC5"],
    address: "12 Mill Road, Dayton, OH",
    employees: 12,
  }),
  fact(11, "acknowledgement", {
    flowdownId: ID(70),
    acknowledgedOn: calendarDate("2026-11-20"),
    passesOnToLowerTiers: false,
  }),
  fact(12, "information-system", {
    name: "Shop network",
    description: "",
    cages: ["1ABC5"],
    planName: "SSP",
    planVersion: "2",
    planDate: calendarDate("2026-01-05"),
    externalServiceProviders: "",
  }),
  fact(
    13,
    "assessment",
    {
      systemLineageId: ID(112),
      type: "NIST SP 800-171 Basic",
      status: null,
      statusDate: calendarDate("2026-02-01"),
      cmmcUid: null,
      score: 87,
      openRequirements: [{ id: "3.5.3" }],
      cages: ["1ABC5"],
      assessor: null,
      fullScoreOn: calendarDate("2027-02-01"),
    },
    [FILE],
  ),
];

const COMPANY = "Harrow Castings, Inc.";

function passportOf(
  primeName: string,
  change: { wordingId?: string; wording?: string } = {},
  facts: readonly Fact[] = FACTS,
) {
  const wording = ATTESTATION_WORDINGS.at(-1);
  if (!wording) throw new Error("no wording");
  return buildPassport({
    number: "FP-000000000001",
    portalAddress: "https://portal.example.com",
    organization: { legalName: COMPANY, timeZone: "America/New_York" },
    primeName,
    facts,
    included: new Set([FILE.sha256]),
    attestation: fact(20, "attestation", {
      requestId: ID(80),
      wordingId: wording.id,
      wording: writeAttestation(wording, { organization: COMPANY, prime: primeName }),
      officialName: "Dana Whitlock",
      officialTitle: "President",
      signedAt: AT,
      secondFactorAt: AT,
      covers: FACTS.map(({ id, contentHash }) => ({ factId: id, contentHash })),
      ...change,
    }) as FactOf<"attestation">,
  });
}

test("what is about one prime stays behind, and everything signed for is still named", () => {
  const passport = passportOf("Corvane Aerospace");
  expect(passport.facts.map(({ kind }) => kind)).toEqual([
    "organization-profile",
    "information-system",
    "assessment",
  ]);
  expect(passport.statement.covers).toHaveLength(4);
  expect(JSON.stringify(passport)).not.toContain("Corvane");
  expect(JSON.stringify(passport)).not.toContain(ID(80));
  expect(passport.statement.wording).toContain("I make it to the prime that asked.");
  expect(passport.organization.uei).toBe("K7NQ4M2XWR91");
});

test("the last day of a file travels with it, and is absent where the file names none", () => {
  const fileOf = (validUntil?: string) => {
    const facts = FACTS.map((one) =>
      one.kind === "assessment" ? { ...one, evidence: [{ ...FILE, validUntil }] } : one,
    ) as Fact[];
    const [file] = passportOf("Corvane Aerospace", {}, facts).facts.flatMap(
      ({ evidence }) => evidence,
    );
    return file;
  };
  expect(fileOf("2027-03-31")).toMatchObject({
    fileName: "SPRS entry.pdf",
    validUntil: "2027-03-31",
  });
  expect(fileOf()).not.toHaveProperty("validUntil");
});

test.each([
  ["part of the company's own name", "Harrow"],
  ["a word of the statement", "States"],
])("a prime whose name is %s leaves the rest of the words alone", (_, primeName) => {
  const { wording } = passportOf(primeName).statement;
  expect(wording).toBe(passportOf("Corvane Aerospace").statement.wording);
});

test("words that no wording here has lose the prime's name too", () => {
  const change = { wordingId: "elsewhere", wording: "I state this to Corvane Aerospace." };
  const { wording } = passportOf("Corvane Aerospace", change).statement;
  expect(wording).toBe("I state this to the prime that asked.");
});

const taken = (content: PassportContent, evidenceId: string | null): TakenPassport => ({
  id: ID(50),
  takenAt: AT,
  takenByName: "Dana Whitlock",
  verifierKey: "flowdown-portal/portal.example.com+00000000+AQ==",
  standing: "unknown",
  content,
  files: [{ sha256: FILE.sha256, fileName: FILE.fileName, evidenceId, refusal: null }],
});

test("a passport fills in what it tells, and takes nothing for 'none'", () => {
  const passport = taken(passportOf("Corvane Aerospace"), ID(91));
  const fill = (section: Parameters<typeof prefillFromPassport>[0]) =>
    prefillFromPassport(section, passport, [])?.values ?? null;
  expect(fill("organization")).toMatchObject({ uei: "K7NQ4M2XWR91", employees: "12" });
  expect(fill("assessment")).toMatchObject({
    dodType: "NIST SP 800-171 Basic",
    dodScore: "87",
    dodOpen: ["3.5.3"],
  });
  expect(fill("evidence")).toEqual({ files: [`${ID(91)} dod-assessment`] });
  expect(fill("acknowledgement")).toBeNull();
  expect(fill("certification")).toBeNull();
  expect(fill("system")).not.toHaveProperty("systemLineageId");
});

test("a file that was not taken in stands beside nothing", () => {
  const passport = taken(passportOf("Corvane Aerospace"), null);
  expect(prefillFromPassport("evidence", passport, [])).toBeNull();
});

test("a system of the same name is the same system here", () => {
  const passport = taken(passportOf("Corvane Aerospace"), null);
  const own = { ...FACTS[2], lineageId: ID(500) } as Fact;
  expect(prefillFromPassport("system", passport, [own])?.values.systemLineageId).toBe(ID(500));
});

test("where an answer comes from is told beside it", () => {
  const passport = taken(passportOf("Corvane Aerospace"), null);
  expect(prefillFromPassport("organization", passport, [])).toMatchObject({
    statedAt: AT,
    passport: { number: "FP-000000000001", portal: "portal.example.com", signedAt: AT },
  });
});

test.each([
  ["the same identifier", ["K7NQ4M2XWR91"], false],
  ["another identifier", ["ZZZZZZZZZZZ9"], true],
  ["none known here", [], false],
])("%s: of another company %s", (_, ueis, expected) => {
  expect(isOfAnotherCompany(passportOf("Corvane Aerospace"), ueis)).toBe(expected);
});

test.each([
  ["Harrow Castings Inc", true],
  ["HARROW CASTINGS, INC.", true],
  ["Harrow Casting", false],
])("%s is written as the company: %s", (name, expected) => {
  expect(isSameCompanyName(name, COMPANY)).toBe(expected);
});

test("a key is this portal's, one that was compared, or unknown; its name says where it is", () => {
  const keys = { own: ["own"], known: ["known"] };
  expect(["own", "known", "other"].map((key) => standPortal(key, keys))).toEqual([
    "own",
    "known",
    "unknown",
  ]);
  expect(portalKeyName("https://portal.example.com:8443/x")).toBe(
    "flowdown-portal/portal.example.com:8443",
  );
  expect(portalHostOf("flowdown/prime+00000000+AQ==")).toBeNull();
});
