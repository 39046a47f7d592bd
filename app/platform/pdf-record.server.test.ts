import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { sampleRecord } from "#tests/factories/record-content.ts";
import { writeRecordPdf } from "./pdf-record.server.ts";

const hash = "d".repeat(64);
const proof = {
  jsonSha256: hash,
  certificate: {
    fingerprint: "f".repeat(64),
    subject: "O=Aster Dynamics\nCN=Aster Dynamics",
    expiresAt: new Date("2036-11-26T00:00:00Z"),
  },
  signedAt: new Date("2026-11-26T14:06:00Z"),
};

async function readRecord(change: object = {}) {
  const pdf = await writeRecordPdf({ ...sampleRecord(), ...change }, proof);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replaceAll(/\s+/g, " "));
  return { pdf, document, pages, totalPages };
}

test("the first page says what a contract officer needs to know", async () => {
  const { pages } = await readRecord();
  for (const words of [
    "OR-2026-000123",
    "Subcontract SC-0042: Machined housings and heat treatment",
    "Łódź Castings, Inc.",
    "FA8620-26-C-0042",
    "Eligible",
    "Level 2 (C3PAO)",
    "acknowledged 10 Feb 2026 by Ada Reyes",
    "Awarded on 1 Apr 2026; the facts of that day supported it.",
    hash,
  ])
    expect(pages[0]).toContain(words);
});

test("every page carries the number of the record and its own", async () => {
  const { pages, totalPages } = await readRecord();
  pages.forEach((page, index) => {
    expect(page).toContain("OR-2026-000123");
    expect(page).toContain(`Page ${index + 1} of ${totalPages}`);
  });
});

test("it is tagged, titled, in English, with a bookmark for each part", async () => {
  const { pdf, document } = await readRecord();
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
    "3  Facts stated by the subcontractor",
    "4  Verdict",
    "5  Award and exceptions",
    "6  Timeline",
    "7  Evidence index",
    "8  How to verify this record",
  ]);
});

test("an award by exception is marked on the first page", async () => {
  const award = { ...sampleRecord().award, isSupported: false };
  const { pages } = await readRecord({ award });
  expect(pages[0]).toContain("Awarded by exception");
});

test("a text longer than a page goes on over the next ones, and nothing of it is lost", async () => {
  const sentences = Array.from({ length: 400 }, (_, index) => `Statement ${index} is true.`);
  const facts = sampleRecord().facts.map((fact) =>
    fact.kind === "attestation"
      ? { ...fact, content: { ...fact.content, wording: sentences.join(" ") } }
      : fact,
  );
  const { pages } = await readRecord({ facts });
  const all = pages.join(" ");
  expect(sentences.filter((sentence) => !all.includes(sentence)).length).toBeLessThan(5);
  for (const index of [0, 199, 399]) expect(all).toContain(`Statement ${index} `);
});

test("a subcontract of which nothing is known yet makes a record too", async () => {
  const { pages } = await readRecord({
    flowdowns: [],
    facts: [],
    verdict: null,
    award: null,
    exceptions: [],
  });
  expect(pages[0]).toContain("Awaiting answer");
  expect(pages.join(" ")).toContain("No flowdown was issued for this subcontract.");
});
