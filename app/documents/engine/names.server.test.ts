import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecordPdf } from "#app/documents/record/record.server.ts";
import type { RecordContent } from "#app/domain/record/content.ts";
import { PROOF } from "#tests/factories/printed-proof.ts";
import { sampleRecord } from "#tests/factories/record-content.ts";
import { NAMES } from "#tests/fixtures/names.ts";
import { requirePoppler, runPoppler } from "#tests/setup/poppler.ts";
import { openFaceChooser } from "./face-chooser.server.ts";
import { loadFallbacks } from "./fallback-fonts.server.ts";
import { FACES, loadFaces } from "./fonts.server.ts";
import { layOut } from "./lines.server.ts";

const ALL = NAMES.map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), "names-"));

beforeAll(requirePoppler);
afterAll(() => rmSync(folder, { recursive: true }));

/** A record in which everybody has one of these names, and what is signed names them all. */
function recordOf(names: readonly string[]): RecordContent {
  const record = sampleRecord();
  const nameAt = (index: number) => names[index % names.length] ?? "";
  return {
    ...record,
    requestedByName: nameAt(0),
    prime: { ...record.prime, legalName: nameAt(1) },
    subcontracts: record.subcontracts.map((one) => ({ ...one, title: names.join(" ") })),
    suppliers: record.suppliers.map((supplier) => ({
      ...supplier,
      legalName: nameAt(2),
      facts: supplier.facts.map((fact) => ({
        ...(fact.kind === "attestation"
          ? { ...fact, content: { ...fact.content, wording: names.join("\n") } }
          : fact),
        recordedByName: nameAt(3),
        evidence: fact.evidence.map((file) => ({ ...file, fileName: `${nameAt(4)}.pdf` })),
        reviews: fact.reviews.map((review) => ({ ...review, note: names.join("; ") })),
      })),
    })),
  };
}

async function print(record: RecordContent): Promise<string> {
  const path = join(folder, `${Math.random()}.pdf`);
  writeFileSync(path, await writeRecordPdf(record, PROOF));
  return path;
}

/** What a reader gets, without the marks for direction that it puts in and the breaks of lines. */
function readBack(path: string): string {
  return runPoppler("pdftotext", [path, "-"])
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u200d]/g, "")
    .replaceAll(/\s+/g, " ");
}

test("every name reads back from the wording that was signed", async () => {
  const text = readBack(await print(recordOf(ALL)));
  const missing = NAMES.filter(({ name, read = name }) => {
    // A reader sets numbers, brackets and spaces beside right-to-left words by its own guess.
    const isTurned = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(read);
    const parts = isTurned ? read.split(/[\s()]+/) : [read];
    return !parts.every((part) => text.includes(part.normalize("NFC")));
  });
  expect(missing).toEqual([]);
}, 60_000);

test("a paragraph of a clause stays in one line", async () => {
  const chain = "(m)(1)(ii)(D)";
  const note = Array.from({ length: 40 }, (_, index) => `${"i".repeat(index % 9)} ${chain}.`).join(
    "",
  );
  const record = sampleRecord();
  const suppliers = record.suppliers.map((supplier) => ({
    ...supplier,
    facts: supplier.facts.map((fact) => ({
      ...fact,
      reviews: fact.reviews.map((review) => ({ ...review, note })),
    })),
  }));
  const text = runPoppler("pdftotext", ["-layout", await print({ ...record, suppliers }), "-"]);
  expect(text.split(chain).length).toBeGreaterThan(40);
  expect(text.split("\n").filter((line) => /^\s*\((1|ii|D)\)/.test(line))).toEqual([]);
}, 60_000);

test("nothing stands outside the frame, in any column", async () => {
  const long = [
    "W".repeat(300),
    "ש".repeat(120),
    "漢".repeat(200),
    "م".repeat(150),
    "😀".repeat(40),
  ];
  const path = await print(recordOf([...long, ...ALL]));
  const boxes = [
    ...runPoppler("pdftotext", ["-bbox", path, "-"]).matchAll(
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">/g,
    ),
  ].map((found) => found.slice(1).map(Number));
  expect(boxes.length).toBeGreaterThan(500);
  for (const [left = 0, top = 0, right = 0, bottom = 0] of boxes) {
    expect(left).toBeGreaterThanOrEqual(57);
    expect(right).toBeLessThanOrEqual(555);
    expect(top).toBeGreaterThanOrEqual(36);
    expect(bottom).toBeLessThanOrEqual(770);
  }
}, 60_000);

async function openChooser(text: string) {
  const fallbacks = await loadFallbacks(text);
  const doc = new PDFDocument({ font: null as unknown as string });
  const faces = loadFaces();
  for (const face of FACES) doc.registerFont(face, faces[face]);
  for (const { name, bytes } of fallbacks.faces) doc.registerFont(name, bytes);
  return openFaceChooser(doc, fallbacks);
}

test("no line is wider than its column, and no letter is lost on the way", async () => {
  const text = [...ALL, "W".repeat(90), "漢".repeat(50), "😀".repeat(9)].join(" ");
  const chooser = await openChooser(text);
  for (const face of FACES)
    for (const width of [30, 60, 120, 480]) {
      const lines = layOut(chooser, text, { face, size: 9, width });
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
      const written = lines.flatMap(({ runs }) => runs.map((run) => run.text)).join("");
      const sorted = (one: string) => [...one.replaceAll(/[\s()]/g, "")].sort().join("");
      expect(sorted(written)).toBe(sorted(chooser.showable(text.normalize("NFC"))));
    }
}, 60_000);

test.each([
  ["Hebrew words stand from right to left", "רונית לוי", ["לוי", "רונית"]],
  ["in an English sentence too", "by רונית לוי today", ["by ", "לוי", "רונית", " today"]],
  ["a number keeps its digits", "מפעל 27 בע", ["בע", "27", "מפעל"]],
  ["brackets are turned around", "(אלביט)", ["(", "אלביט", ")"]],
])("%s", async (_, text, words) => {
  const chooser = await openChooser(text);
  const [line] = layOut(chooser, text, { face: "sans", size: 9, width: 500 });
  const stands = line?.runs.map((run) => run.text).filter((run) => run.trim() !== "") ?? [];
  expect(stands.map((run) => run.trim())).toEqual(words.map((word) => word.trim()));
});

test("a document with other scripts stays tagged, and its pages keep their order of headings", async () => {
  const pdf = await writeRecordPdf(recordOf(ALL), PROOF);
  const document = await getDocumentProxy(new Uint8Array(pdf));
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  expect(pdf.toString("latin1")).toContain("pdfuaid:part");
}, 60_000);

test("no heading ends a page, wherever the text before it ends", async () => {
  for (let sentences = 0; sentences < 60; sentences += 4) {
    const record = sampleRecord();
    const wording = Array.from({ length: sentences }, (_, index) => `Statement ${index}.`);
    const [supplier] = record.suppliers;
    for (const fact of supplier?.facts ?? [])
      if (fact.kind === "attestation") fact.content.wording = wording.join("\n");
    const pdf = await writeRecordPdf(record, PROOF);
    const document = await getDocumentProxy(new Uint8Array(pdf));
    for (let number = 1; number <= document.numPages; number += 1) {
      const roles = rolesOf(await (await document.getPage(number)).getStructTree());
      expect(roles.at(-1), `page ${number} after ${sentences} sentences`).not.toMatch(/^H\d$/);
    }
  }
}, 120_000);

/** The roles of what has content on a page, in order. */
function rolesOf(node: unknown): string[] {
  const { role = "", children = [] } = node as { role?: string; children?: object[] };
  const own = children.some((child) => "type" in child && child.type === "content");
  return [
    ...(own ? [role] : []),
    ...children.flatMap((child) => ("children" in child ? rolesOf(child) : [])),
  ];
}
