import { TOTP } from "otpauth";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { confirmEvidence } from "#app/commands/evidence/confirm-evidence.server.ts";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { signSubmission } from "#app/commands/submission/sign-submission.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getStatement } from "#app/queries/submission/statement.server.ts";
import { makeBrowser } from "./browser.ts";
import type { TestActor } from "./people.ts";
import type { TestSupplier } from "./supply-chain.ts";

/** What a shop types that holds a Final Level 2 (C3PAO) for its site. */
export function answersOf(supplier: TestSupplier): Record<string, SectionValues> {
  return {
    organization: {
      legalName: supplier.legalName,
      uei: "K7NQ4M2XWR91",
      cages: supplier.cage,
      address: "12 Mill Road, Dayton, OH 45402",
      employees: "42",
    },
    system: {
      name: "CUI enclave",
      description: "",
      cages: supplier.cage,
      planName: "System Security Plan",
      planVersion: "3.1",
      planDate: "2026-02-01",
    },
    acknowledgement: { accepts: "on", passesOn: "no" },
    assessment: {
      cmmcType: "Level 2 (C3PAO)",
      cmmcStatus: "Final",
      cmmcStatusDate: "2026-09-01",
      cmmcUid: "S200001234",
      cmmcScore: "110",
      cmmcAssessor: "Bluepoint Assessors",
      dodType: "none",
    },
    affirmation: {
      officialName: "Dana Whitlock",
      officialTitle: "President",
      affirmedOn: "2026-09-02",
    },
    certification: { hasCertificate: "no" },
  };
}

/** The smallest PDF with one line of text on its one page. */
export function makePdf(line: string): Buffer {
  const text = `BT /F1 12 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets
    .map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`)
    .join("");
  const start = body.length;
  body += `xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, "latin1");
}

type Asked = { official: TestActor; requestId: string };

/** Save one section as complete. */
export async function answerSection(
  { official, requestId }: Asked,
  section: SubmissionSection,
  values: SectionValues,
): Promise<void> {
  const input = { requestId, section, values, isConfirmed: true };
  const outcome = await saveSection(official, input);
  if (!outcome.ok) throw new Error(outcome.reason);
}

/** Save every section as complete, with one print of the SPRS entry; it names a last day where told to. */
export async function answerAll(
  asked: Asked & { supplier: TestSupplier; printValidUntil?: CalendarDate },
): Promise<void> {
  for (const [section, values] of Object.entries(answersOf(asked.supplier)))
    await answerSection(asked, section as SubmissionSection, values);
  const { official, requestId } = asked;
  await addEvidence(official, {
    requestId,
    subject: "cmmc-status",
    fileName: "SPRS entry.pdf",
    bytes: makePdf(`CMMC status of ${asked.supplier.legalName}`),
    validUntil: asked.printValidUntil ?? null,
  });
  await confirmEvidence(official, { requestId, withoutFiles: false, isConfirmed: true });
}

/** The code that the person's authenticator app shows at an instant. */
export function codeOf(actor: TestActor, at: Date): string {
  const totp = new TOTP({ secret: actor.person.totpSecret });
  return totp.generate({ timestamp: at.getTime() });
}

/** How many seconds later somebody signs again: a code is good once. */
export const NEXT_CODE_SECONDS = 60;

/** The same person some seconds later. */
export function later(actor: TestActor, seconds = NEXT_CODE_SECONDS): TestActor {
  return { ...actor, at: new Date(actor.at.getTime() + seconds * 1_000) };
}

/** Sign what the page shows now, with the right name and code unless told otherwise. */
export async function sign(
  { official, requestId }: Asked,
  change: { code?: string; officialName?: string; statementHash?: string } = {},
) {
  const statementHash = await asActor(official, async (scope) => {
    const file = await getRequestFile(scope, requestId);
    return (file && (await getStatement(scope, file))?.hash) ?? "";
  });
  return signSubmission(official, makeBrowser(), requestId, {
    agrees: "on",
    officialName: official.personName,
    officialTitle: "President",
    code: codeOf(official, official.at),
    statementHash,
    ...change,
  });
}
