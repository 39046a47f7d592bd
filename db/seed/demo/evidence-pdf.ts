import PDFDocument from "pdfkit";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { DemoAnswer } from "./situations.ts";
import { type DemoSupplier, dayBefore, type World } from "./world.ts";

const SPECIMEN = "Specimen made for the Flowdown demo. The company does not exist.";

/** A small PDF that looks like the print of an entry in SPRS. */
export function makeSprsPrint(
  world: World,
  { legalName, uei, cages, cmmcUid, official }: DemoSupplier,
  { cmmc, dod }: DemoAnswer,
): Promise<Buffer> {
  const lines: [string, string][] = [
    ["Company", legalName],
    ["UEI", uei],
    ["CAGE codes", cages.join(", ")],
  ];
  if (cmmc)
    lines.push(
      ["CMMC status", `${cmmc.status} ${cmmc.type}`],
      ["CMMC Status Date", day(world, cmmc.daysAgo)],
      ["CMMC UID", cmmcUid],
      ["Score", cmmc.score === undefined ? "not scored" : String(cmmc.score)],
      ["Affirmed", `${day(world, cmmc.affirmedDaysAgo)} by ${official.name}, ${official.title}`],
    );
  if (dod)
    lines.push(
      ["Assessment", dod.type],
      ["Completed", day(world, dod.daysAgo)],
      ["Score", String(dod.score)],
    );
  return print("Supplier Performance Risk System: entry as shown to the company", lines, world.on);
}

/** A small PDF that looks like a certificate of an information security management system. */
export function makeCertificate(world: World, { legalName, uei }: DemoSupplier): Promise<Buffer> {
  return print(
    "Certificate of registration: ISO/IEC 27001:2022",
    [
      ["Organization", legalName],
      ["Certificate", `IS ${uei.slice(4, 10)}`],
      ["Scope", `Information security for design, quotation and customer data at ${legalName}`],
      ["Issued", day(world, 500)],
    ],
    world.on,
  );
}

/** A small PDF that shows that an item of a remediation plan is closed. */
export function makeClosingSheet(
  world: World,
  { legalName }: DemoSupplier,
  { requirement, evidence, daysAgo }: { requirement: string; evidence: string; daysAgo: number },
): Promise<Buffer> {
  return print(
    `Requirement ${requirement}: closed`,
    [
      ["Company", legalName],
      ["What was done", evidence],
      ["Looked at", day(world, daysAgo + 1)],
    ],
    world.on,
  );
}

/** A small PDF that looks like the page of a modification (Standard Form 30). */
export function makeModificationPage(
  world: World,
  {
    number,
    effectiveOn,
    piid,
    note,
  }: Record<"number" | "piid" | "note", string> & {
    effectiveOn: CalendarDate;
  },
): Promise<Buffer> {
  return print(
    "Amendment of Solicitation/Modification of Contract (Standard Form 30)",
    [
      ["2. Modification number", number],
      ["3. Effective date", formatDate(effectiveOn)],
      ["10A. Modification of contract", piid],
      ["14. Description", note],
    ],
    world.on,
  );
}

function day(world: World, daysAgo: number): string {
  return formatDate(dayBefore(world, daysAgo));
}

function print(
  title: string,
  lines: readonly (readonly [string, string])[],
  on: CalendarDate,
): Promise<Buffer> {
  const document = new PDFDocument({
    size: "LETTER",
    margin: 64,
    info: { Title: title, CreationDate: new Date(`${on}T12:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
  document.font("Helvetica-Bold").fontSize(15).text(title).moveDown(1.2);
  for (const [name, value] of lines) {
    document.font("Helvetica").fontSize(9).fillColor("#555").text(name);
    document.fontSize(12).fillColor("#111").text(value).moveDown(0.5);
  }
  document.moveDown(1).fontSize(8).fillColor("#777").text(SPECIMEN);
  document.end();
  return whole;
}
