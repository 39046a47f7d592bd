import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { anyRecord } from "#tests/factories/any-record.ts";
import { assessedRecord, uuid } from "#tests/factories/assessed-record.ts";
import { oscalFaultsOf } from "#tests/setup/json-schemas.ts";
import { writeAssessmentResults } from "./assessment-results.ts";
import { writeAttachments } from "./attachments.ts";
import { writePlanOfAction } from "./poam.ts";

type Finding = { uuid: string; target: { "target-id": string; status: { state: string } } };
type Result = {
  findings?: Finding[];
  observations: object[];
  remarks: string;
  "reviewed-controls": { "control-selections": [{ "include-controls": object[] }] };
};
type Resource = { uuid: string; rlinks: object[] };
type Results = {
  metadata: { parties: object[] };
  results: [Result];
  "back-matter": { resources: Resource[] };
};
type Plan = {
  "poam-items": { title: string }[];
  risks: { status: string; deadline: string }[];
  findings: Finding[];
};

/** The document as another tool reads it, from its bytes alone. */
const read = (json: object | null) => JSON.parse(canonicalize(json) ?? "");
const resultsOf = (content: RecordContent): Results =>
  read(writeAssessmentResults(content))["assessment-results"];
const planOf = (content: RecordContent): Plan =>
  read(writePlanOfAction(content))["plan-of-action-and-milestones"];
/** A Conditional status with these requirements open, each worth a point. */
const conditional = (...ids: string[]) => ({
  content: {
    status: "Conditional" as const,
    score: 110 - ids.length,
    openRequirements: ids.map((id) => ({ id })),
  },
});

test("whatever a record holds, its OSCAL is what NIST's schemas ask for", () => {
  fc.assert(
    fc.property(anyRecord, (content) => {
      for (const { name, json } of writeAttachments(content))
        expect(oscalFaultsOf(read(json)), name).toBe("");
    }),
    { numRuns: 150 },
  );
});

test.each([
  ["a control by its number alone", '"control-id":"AC.L2-3.1.1"', '"control-id":"3.1.1"'],
  ["a state that OSCAL does not know", '"state":"satisfied"', '"state":"met"'],
  ["a member that OSCAL does not know", '"results":', '"verdicts":[],"results":'],
  ["a day for an instant", /"start":"[^"]+"/, '"start":"2026-03-02"'],
  ["a random name for a UUID", /"uuid":"[^"]+"/, '"uuid":"result-1"'],
])("they would refuse %s", (_, found, put) => {
  const text = canonicalize(writeAssessmentResults(assessedRecord({}))) ?? "";
  const broken = text.replace(found, put);
  expect(broken).not.toBe(text);
  expect(oscalFaultsOf(JSON.parse(text))).toBe("");
  expect(oscalFaultsOf(JSON.parse(broken))).not.toBe("");
});

test("the same record makes the same bytes", () => {
  fc.assert(
    fc.property(anyRecord, (content) => {
      const again = structuredClone(content);
      expect(canonicalize(writeAttachments(again))).toBe(canonicalize(writeAttachments(content)));
    }),
    { numRuns: 30 },
  );
});

/** Every value that stands under a name, however deep. */
function valuesOf(json: unknown, isNamed: (name: string) => boolean): string[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([name, value]) => [
    ...(isNamed(name) ? [value].flat().filter((one) => typeof one === "string") : []),
    ...valuesOf(value, isNamed),
  ]);
}

test("each thing has a UUID of its own, and whatever is referred to is there", () => {
  fc.assert(
    fc.property(anyRecord, (content) => {
      for (const { json } of writeAttachments(content)) {
        const document = read(json);
        const uuids = valuesOf(document, (name) => name === "uuid");
        // A system is the same component in each result that is about it.
        const systems = new Set(
          JSON.stringify(document).match(/(?<="type":"system","uuid":")[^"]+/g),
        );
        const others = uuids.filter((one) => !systems.has(one));
        expect(new Set(others).size).toBe(others.length);
        const referred = [
          ...valuesOf(document, (name) => /-uuids?$/.test(name)),
          ...valuesOf(document, (name) => name === "href").flatMap((href) =>
            href.startsWith("#") ? [href.slice(1)] : [],
          ),
        ];
        expect(referred.filter((one) => !uuids.includes(one))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

const statesOf = ({ findings = [] }: Result) =>
  findings.map(({ target }) => `${target["target-id"]} ${target.status.state}`);

test("an assessment that met everything has a finding for each of the 110 requirements", () => {
  const [result] = resultsOf(assessedRecord({})).results;
  expect(statesOf(result)).toHaveLength(110);
  expect(statesOf(result)[0]).toBe("AC.L2-3.1.1 satisfied");
  expect(statesOf(result).filter((state) => state.endsWith("not-satisfied"))).toEqual([]);
  expect(result["reviewed-controls"]["control-selections"][0]["include-controls"]).toHaveLength(
    110,
  );
});

test("what is open is not satisfied; the rest is, as the score accounts for it", () => {
  const [result] = resultsOf(assessedRecord(conditional("3.1.3", "3.2.3"))).results;
  expect(statesOf(result).slice(0, 3)).toEqual([
    "AC.L2-3.1.3 not-satisfied",
    "AT.L2-3.2.3 not-satisfied",
    "AC.L2-3.1.1 satisfied",
  ]);
  expect(statesOf(result)).toHaveLength(110);
});

test.each([
  ["a score without its open requirements", { score: 87, openRequirements: [] }, 0],
  ["open requirements without a score", { score: null, openRequirements: [{ id: "3.1.3" }] }, 1],
  [
    "open requirements that leave another score",
    { score: 90, openRequirements: [{ id: "3.1.3" }] },
    1,
  ],
  ["a requirement that no publication has", { score: 110, openRequirements: [{ id: "9.9 z" }] }, 1],
])("of the others nothing is said where there is %s", (_, content, count) => {
  const [result] = resultsOf(assessedRecord({ content })).results;
  expect(statesOf(result)).toHaveLength(count);
  expect(result.remarks).toContain("nothing is said of any other requirement");
});

test("Level 3 is about its 24 requirements", () => {
  const content = {
    type: "Level 3 (DIBCAC)",
    score: 23,
    openRequirements: [{ id: "3.1.2e" }],
  } as const;
  const [result] = resultsOf(
    assessedRecord({ content: { ...content, openRequirements: [{ id: "3.1.2e" }] } }),
  ).results;
  expect(statesOf(result)).toHaveLength(24);
  expect(statesOf(result)[0]).toBe("AC.L3-3.1.2e not-satisfied");
});

test("a requirement met in part is not satisfied, and says so", () => {
  const content = { score: 107, openRequirements: [{ id: "3.13.11", partial: true }] };
  const [result] = resultsOf(assessedRecord({ content })).results;
  expect(result.findings?.[0]?.target).toMatchObject({
    "target-id": "SC.L2-3.13.11",
    status: { state: "not-satisfied", reason: "other" },
    "implementation-status": { state: "partial" },
  });
  expect(statesOf(result)).toHaveLength(110);
});

const returned = {
  id: uuid(91),
  outcome: "returned",
  method: null,
  note: "The certificate shows another score.",
  reviewedAt: "2026-03-10T14:05:00.000Z",
  reviewedByName: "Dana Whitfield",
} as const;

test.each([
  ["was corrected", assessedRecord({}, { supersededById: uuid(30) })],
  ["was returned", assessedRecord({}, { reviews: [returned] })],
  ["says nothing of requirements", assessedRecord({}, { content: { score: null } })],
])("an assessment that %s makes no result", (_, content) => {
  expect(resultsOf(content).results).toHaveLength(1);
});

test("a record without assessments makes no document", () => {
  expect(writeAttachments(assessedRecord())).toEqual([]);
});

test("evidence is a resource with its hash, to which the prime's review refers", () => {
  const file = {
    id: uuid(50),
    fileName: "certificate-of-status.pdf",
    mediaType: "application/pdf",
    sizeBytes: 182_044,
    sha256: "e".repeat(64),
    uploadedAt: "2026-03-06T14:05:00.000Z",
    uploadedByName: "Ada Reyes",
    disposedAt: null,
    pages: 2,
    pagesWithoutText: 0,
    notCui: null,
  };
  const document = resultsOf(assessedRecord({ evidence: [file] }));
  const resource = document["back-matter"].resources[1];
  expect(resource?.rlinks).toEqual([
    {
      href: `../evidence/${file.sha256}-certificate-of-status.pdf`,
      "media-type": "application/pdf",
      hashes: [{ algorithm: "SHA-256", value: file.sha256 }],
    },
  ]);
  expect(document.results[0].observations[1]).toMatchObject({
    methods: ["EXAMINE"],
    collected: "2026-03-09T14:05:00.000Z",
    "relevant-evidence": [{ href: `#${resource?.uuid}` }],
  });
});

test("prime, subcontractor and assessor are parties by the identifiers they are known by", () => {
  const { parties } = resultsOf(assessedRecord({})).metadata;
  expect(parties).toMatchObject([
    { name: "Aster Dynamics", "external-ids": [{ id: "ABCDEFGHJKL1" }, { id: "0AST1" }] },
    { name: "Łódź Castings, Inc.", "external-ids": [{ id: "ZYXWVUTSRQP9" }, { id: "1ABC5" }] },
    { name: "Harbor Assessment LLC" },
  ]);
});

test("each requirement open under a Conditional status is due 180 days from its date", () => {
  const plan = planOf(assessedRecord(conditional("3.1.3", "3.2.3")));
  expect(plan["poam-items"].map(({ title }) => title)).toEqual([
    "3.1.3 Control CUI Flow",
    "3.2.3 Insider Threat Awareness",
  ]);
  expect(plan.risks[0]).toMatchObject({ status: "open", deadline: "2026-08-29T23:59:59Z" });
  const ofResults = resultsOf(assessedRecord(conditional("3.1.3", "3.2.3"))).results[0]
    .findings?.[0]?.uuid;
  expect(plan.findings[0]?.uuid).toBe(ofResults);
});

test("a Final status in time closes the plan", () => {
  const statusOf = (statusDate: string) =>
    planOf(
      assessedRecord({ content: { statusDate: calendarDate(statusDate) } }, conditional("3.1.3")),
    ).risks[0]?.status;
  expect(statusOf("2026-08-29")).toBe("closed");
  expect(statusOf("2026-08-30")).toBe("open");
});

test.each([
  ["Final", assessedRecord({ content: { score: 109, openRequirements: [{ id: "3.1.3" }] } })],
  ["Conditional with nothing open", assessedRecord({ content: { status: "Conditional" } })],
])("a %s status makes no plan", (_, content) => {
  expect(writePlanOfAction(content)).toBeNull();
});
