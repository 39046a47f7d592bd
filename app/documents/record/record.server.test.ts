import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { RecordContent, RecordSubcontract } from "#app/domain/record/content.ts";
import type { RecordFact, RecordPlan, RecordQuestionnaire } from "#app/domain/record/parts.ts";
import { PROOF } from "#tests/factories/printed-proof.ts";
import { sampleRecord } from "#tests/factories/record-content.ts";
import { recordOfSeveral } from "#tests/factories/record-of-several.ts";
import { writeRecordPdf } from "./record.server.ts";

async function read(record: RecordContent) {
  const pdf = await writeRecordPdf(record, PROOF);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replaceAll(/\s+/g, " "));
  return { pdf, document, pages, totalPages, all: pages.join(" ") };
}

type Change = { subcontract?: Partial<RecordSubcontract>; facts?: RecordFact[] };

function readOne({ subcontract = {}, facts }: Change = {}) {
  const record = sampleRecord();
  return read({
    ...record,
    subcontracts: record.subcontracts.map((one) => ({ ...one, ...subcontract })),
    suppliers: record.suppliers.map((one) => ({ ...one, facts: facts ?? one.facts })),
  });
}

test("the first page says what a contract officer needs to know", async () => {
  const { pages } = await readOne();
  for (const words of [
    "OR-2026-000123",
    "Subcontract SC-0042: Machined housings and heat treatment",
    "Łódź Castings, Inc.",
    "FA8620-26-C-0042",
    "Eligible",
    "Level 2 (C3PAO)",
    "signed 10 Feb 2026 by Ada Reyes",
    "Awarded on 1 Apr 2026 by Dana Whitfield; the facts of that day supported it.",
    "A fact was accepted on the supplier's word alone.",
    PROOF.jsonSha256,
  ])
    expect(pages[0]).toContain(words);
});

test("every page carries the number of the record, the hash of its JSON and its own number", async () => {
  const { pages, totalPages } = await readOne();
  pages.forEach((page, index) => {
    expect(page).toContain("OR-2026-000123");
    expect(page).toContain(PROOF.jsonSha256.slice(0, 16));
    expect(page).toContain(`Page ${index + 1} of ${totalPages}`);
  });
});

test("it is tagged, titled, in English, with a bookmark for each part", async () => {
  const { pdf, document } = await readOne();
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const { info, metadata } = await document.getMetadata();
  expect(info).toMatchObject({ Language: "en-US", Author: "Aster Dynamics" });
  expect(metadata).not.toBeNull();
  expect(pdf.toString("latin1")).toContain("pdfuaid:part");
  const outline = await document.getOutline();
  expect(outline?.map(({ title }) => title.trim())).toEqual([
    "Cover",
    "1  Contract and subcontract",
    "2  Requirement and flowdown",
    "3  Information systems",
    "4  Facts stated by the subcontractor",
    "5  Verdict",
    "6  Remediation",
    "7  Award and exceptions",
    "8  What is still open",
    "9  Timeline",
    "10  Evidence index",
    "11  How to verify this record",
  ]);
});

test("headings go down one level at a time", async () => {
  for (const record of [sampleRecord(), recordOfSeveral("contract", 3)]) {
    const { document } = await read(record);
    const levels: number[] = [];
    for (let page = 1; page <= document.numPages; page += 1)
      collectLevels(await (await document.getPage(page)).getStructTree(), levels);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  }
});

/** @param node of the structure of a page, or the content that stands in one */
function collectLevels(node: object | null, levels: number[]): void {
  if (!node || !("role" in node)) return;
  const level = /^H([1-6])$/.exec(String(node.role))?.[1];
  if (level) levels.push(Number(level));
  if ("children" in node && Array.isArray(node.children))
    for (const child of node.children) collectLevels(child, levels);
}

test("an award by exception is marked on the first page", async () => {
  const award = sampleRecord().subcontracts[0]?.award;
  const { pages } = await readOne({
    subcontract: { award: award ? { ...award, isSupported: false } : null },
  });
  expect(pages[0]).toContain("Awarded by exception");
});

test("a corrected fact shows what the correction changed, and how the earlier one was checked", async () => {
  const { all } = await readOne();
  expect(all).toContain("Conditional or Final Conditional Final");
  expect(all).toContain("Score of the assessment 105 110");
  expect(all).toContain("Returned by Dana Whitfield, 3 Mar 2026, 09:05.");
});

test("the verdict at award stands beside the one of the record's day", async () => {
  const { all } = await readOne();
  expect(all).toContain("At award, 1 Apr 2026 As of 26 Nov 2026 Verdict Eligible Eligible");
});

test("an open requirement is named with its points and the day of its close-out", async () => {
  const { all } = await read(recordOfSeveral("contract", 2));
  expect(all).toContain("The close-out is due by 10 Feb 2027, 180 days after the status date");
  expect(all).toContain("3.13.11 CUI Encryption (met in part) 3 Yes");
});

test("a text longer than a page goes on over the next ones, and nothing of it is lost", async () => {
  const sentences = Array.from({ length: 400 }, (_, index) => `Statement ${index} is true.`);
  const facts = sampleRecord().suppliers[0]?.facts.map((fact) =>
    fact.kind === "attestation"
      ? { ...fact, content: { ...fact.content, wording: sentences.join(" ") } }
      : fact,
  );
  const { all } = await readOne({ facts });
  expect(sentences.filter((sentence) => !all.includes(sentence)).length).toBeLessThan(5);
  for (const index of [0, 199, 399]) expect(all).toContain(`Statement ${index} `);
});

test("a subcontract of which nothing is known yet makes a record too", async () => {
  const { pages, all } = await readOne({
    subcontract: { flowdowns: [], factIds: [], verdict: null, award: null, exceptions: [] },
    facts: [],
  });
  expect(pages[0]).toContain("Not decided");
  expect(all).toContain("No flowdown was issued for this subcontract.");
  expect(all).toContain("No award is recorded.");
});

test("the record of a contract opens with a table that leads to each subcontract", async () => {
  const record = recordOfSeveral("contract", 12);
  const { document, pages, all } = await read(record);
  expect(pages[0]).toContain("Contract FA8620-26-C-0042: Guidance units for test vehicles");
  expect(pages[0]).toContain("8 of 12 subcontracts meet what is required");
  expect(pages[0]).toContain(
    "As of 26 Nov 2026: 2 ineligible, 2 not decided, 3 eligible (lapsing), 5 eligible.",
  );
  const links = [];
  for (const page of [1, 2]) links.push(...(await (await document.getPage(page)).getAnnotations()));
  expect(links).toHaveLength(record.subcontracts.length);
  for (const [index, { number }] of record.subcontracts.entries()) {
    const begins = pages.findIndex((page) => page.includes(`2.${index + 1} ${number}`));
    const link = links[index];
    expect(link.contentsObj.str).toBe(`Subcontract ${number}, page ${begins + 1}`);
    const [page] = (await document.getDestination(link.dest)) ?? [];
    expect(await document.getPageIndex(page)).toBe(begins);
  }
  const outline = await document.getOutline();
  expect(outline?.map(({ title }) => title.trim())).toEqual([
    "Cover",
    "1  Contract",
    "2  Subcontracts",
    "3  Timeline",
    "4  Evidence index",
    "5  How to verify this record",
  ]);
  expect(outline?.[2]?.items).toHaveLength(12);
  expect(all).toContain("it stands in full on page");
});

test("the record of a sample says from what it was drawn and how to draw it again", async () => {
  const record = recordOfSeveral("sample", 3);
  const { pages, all } = await read(record);
  expect(pages[0]).toContain("Sample of 3 subcontracts: Spring review of flowdown");
  expect(pages[0]).toContain("DCMA 2026-11-26 second draw");
  expect(pages[0]).toContain("36 subcontracts");
  expect(pages[0]).toContain(record.sample?.populationSha256 ?? "?");
  expect(all).toContain("the SHA-256 of the seed, one line feed and the number");
});

test("the last pages say whose certificate signs, and how to check it", async () => {
  const { pages } = await readOne();
  const last = pages.slice(-2).join(" ");
  expect(last).toContain(PROOF.certificate.fingerprint);
  expect(last).toContain("pdfsig");
});

test("a file that names its last day is printed with it, and one that names none says nothing of it", async () => {
  const validUntil = calendarDate("2027-09-30");
  const named = (day: typeof validUntil | null) =>
    sampleRecord().suppliers[0]?.facts.map((fact) => ({
      ...fact,
      evidence: fact.evidence.map((file) => ({ ...file, validUntil: day })),
    })) as RecordFact[];
  const says = "Valid until 30 Sep 2027, as its uploader said.";
  expect((await readOne({ facts: named(validUntil) })).all).toContain(says);
  expect((await readOne({ facts: named(null) })).all).not.toContain("as its uploader said");
});

const ITEM = {
  number: 1,
  requirement: "3.5.3",
  openAs: "not-met",
  weakness: "Administrators sign in with a password alone.",
  action: "Keys for all.",
  milestones: [],
  dueOn: calendarDate("2026-12-20"),
  status: "done",
  doneOn: calendarDate("2026-11-20"),
  evidence: "Ticket 4711",
} as const;
const DECIDED = { itemNumber: 1, reviewedByName: "Dana Whitfield", shown: { ...ITEM } };
const PLAN = {
  id: "00000000-0000-4000-8000-000000000700",
  systemLineageId: null,
  shown: {
    level: "items",
    systemName: "Shop network",
    progress: {
      openCount: 0,
      doneCount: 1,
      undatedCount: 0,
      nextDueOn: null,
      finishOn: null,
      movedOn: calendarDate("2026-11-20"),
    },
    items: [{ ...ITEM }],
  },
  shownSha256: "d".repeat(64),
  closeOut: null,
  evidence: [],
  reviews: [],
  closings: [
    {
      ...DECIDED,
      id: "00000000-0000-4000-8000-000000000702",
      outcome: "accepted",
      note: "",
      reviewedAt: "2026-11-24T10:00:00.000Z",
    },
    {
      ...DECIDED,
      id: "00000000-0000-4000-8000-000000000701",
      outcome: "returned",
      note: "Which accounts?",
      reviewedAt: "2026-11-21T10:00:00.000Z",
    },
  ],
} as unknown as RecordPlan;

test("what was said of the closing of an item stands with the item, and of one not shown its number alone", async () => {
  const readWith = (plan: RecordPlan) => {
    const record = sampleRecord();
    return read({
      ...record,
      suppliers: record.suppliers.map((one) => ({ ...one, plans: [plan] })),
    });
  };
  const { all } = await readWith(PLAN);
  expect(all).toContain("Closing returned \u201cWhich accounts?\u201d Dana Whitfield, 21 Nov 2026");
  expect(all).toContain("of 20 Nov 2026: \u201cTicket 4711\u201d");
  expect(all.indexOf("Closing accepted")).toBeLessThan(all.indexOf("Closing returned"));
  expect(all).not.toContain("shown no more");
  const shown = { ...PLAN.shown, level: "progress" as const, items: null };
  const hidden = (await readWith({ ...PLAN, shown })).all;
  expect(hidden).toContain("Closings of items that are shown no more Item 1 Closing accepted");
  expect(hidden).not.toContain("Which accounts?");
});

test("the contents stand under their name", async () => {
  const { pages } = await readOne();
  expect(pages.slice(0, 2).join(" ")).toContain("Contents 1 Contract and subcontract");
});

test("where the cover is full, the first part begins under the contents", async () => {
  const record = sampleRecord();
  const title = "Machined housings, heat treatment and coating of the outer wing ".repeat(28);
  const { pages } = await read({
    ...record,
    contracts: record.contracts.map((one) => ({ ...one, title })),
  });
  expect(pages[0]).not.toContain("Contents");
  expect(pages[1]).toContain("Contents 1 Contract and subcontract");
  expect(pages[1]?.split("1 Contract and subcontract")).toHaveLength(3);
});

test("a record speaks of the supplier to its reader, not to the supplier", async () => {
  const { all } = await readOne();
  expect(all).toContain("Assessed by Harbor Assessment LLC");
  expect(all).not.toContain("Who assessed you");
  expect(all).toContain("Title of the Affirming Official President");
  expect(all).not.toContain("Their title");
});

test("a shortened hash and the end of a sentence stay apart", async () => {
  const { all } = await readOne();
  expect(all).toContain(`certificate-of-status.pdf (SHA-256 ${"e".repeat(16)}\u2026).`);
  expect(all).not.toContain("\u2026.");
});

test.each([
  ["2026-11-26", "To be met."],
  ["2026-11-25", "Overdue: nobody recorded what became of it."],
])("a condition without an outcome that is due on %s reads: %s", async (dueOn, words) => {
  const text = "The assessment is held.";
  const condition = {
    id: "00000000-0000-4000-8000-000000000801",
    dueOn: calendarDate(dueOn),
    setByName: "Noor Haddad",
    text,
    outcome: null,
  };
  const exceptions = sampleRecord().subcontracts[0]?.exceptions ?? [];
  const { all } = await readOne({
    subcontract: { exceptions: exceptions.map((one) => ({ ...one, conditions: [condition] })) },
  });
  expect(all).toContain(`${text} ${words}`);
});

test("what an auditor looked at in one sitting is one line of the timeline", async () => {
  const record = sampleRecord();
  const view = (seq: number, minute: string, page: string) => ({
    seq,
    entry: JSON.stringify({
      version: 3,
      at: `2026-11-26T13:${minute}:00.000Z`,
      action: "audit.viewed",
      actor: { id: "a", name: "Alicia Boone", role: "auditor", organization: "DCMA" },
      detail: { page },
    }),
    leafHash: "1".repeat(64),
    inclusion: [],
  });
  const entries = [...record.log.entries];
  entries.push(
    view(5001, "10", "matrix"),
    view(5004, "12", "samples"),
    view(5009, "12", "samples"),
  );
  const { all } = await read({ ...record, log: { ...record.log, entries } });
  expect(all.split("Viewed by auditor").length).toBe(2);
  expect(all).toContain("Viewed by auditor, 3 times");
  expect(all).toMatch(/5001 to 5009 26 Nov 2026, 08:10 to 26 Nov 2026, 08:12/);
  expect(all).toContain("3 in record.json");
});

const answerOf = (value: string) => ({
  text: "",
  chosen: [value],
  rows: [],
  instead: null,
  reason: "",
});
const ROUND = {
  submittedByName: "Marta \u0141uczak",
  officialTitle: "President",
  isSigned: true,
  statement: "True.",
  statementHash: "7".repeat(64),
  message: "",
};
const ANSWERED_TWICE = {
  id: "00000000-0000-4000-8000-000000000901",
  questionnaire: "sources",
  version: 1,
  content: {
    title: "Sources",
    purpose: "Where things come from.",
    minutes: 5,
    asksSignature: true,
    sections: [
      {
        id: "cameras",
        title: "Cameras",
        intro: "",
        questions: ["gate", "hall"].map((id) => ({
          id,
          type: "choice",
          label: `Is there a camera at the ${id}?`,
          why: "",
          help: "",
          citation: null,
          required: true,
          allows: [],
          options: [
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ],
        })),
      },
    ],
  },
  contentHash: "8".repeat(64),
  sentAt: "2026-11-01T10:00:00.000Z",
  sentByName: "Dana Whitfield",
  dueOn: "2026-11-20",
  message: "",
  settled: [],
  withdrawnAt: null,
  rounds: [
    {
      ...ROUND,
      id: "00000000-0000-4000-8000-000000000903",
      round: 2,
      submittedAt: "2026-11-12T10:00:00.000Z",
      answers: { gate: answerOf("yes"), hall: answerOf("no") },
      decision: null,
    },
    {
      ...ROUND,
      id: "00000000-0000-4000-8000-000000000902",
      round: 1,
      submittedAt: "2026-11-05T10:00:00.000Z",
      answers: { gate: answerOf("no"), hall: answerOf("no") },
      decision: {
        outcome: "returned",
        message: "",
        decidedAt: "2026-11-06T10:00:00.000Z",
        decidedByName: "Dana Whitfield",
        answers: [{ question: "gate", outcome: "returned", message: "We saw one." }],
      },
    },
  ],
  evidence: [],
} as unknown as RecordQuestionnaire;

test("what an earlier round answered stands beside what the newest one says", async () => {
  const record = sampleRecord();
  const { all } = await read({
    ...record,
    suppliers: record.suppliers.map((one) => ({ ...one, questionnaires: [ANSWERED_TWICE] })),
  });
  expect(all).toContain(
    "Is there a camera at the gate? Yes Round 1 said No Review of round 1 Returned: \u201cWe saw one.\u201d",
  );
  expect(all).toContain("Is there a camera at the hall? No");
  expect(all.split("Round 1 said")).toHaveLength(2);
});
