import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { MOST_IMPORT_BYTES } from "#app/domain/import/columns.ts";
import { MOST_SENT_SHEET_BYTES } from "#app/domain/offline/sent-form.ts";
import { MOST_PASSPORT_BYTES } from "#app/domain/passport/package.ts";
import { MOST_PLAN_BYTES } from "#app/domain/remediation/import/read-plan.ts";

/** What the body of a request may take: of memory while it is read, and of time. */
export type BodyLimits = { bytes: number; milliseconds: number };

/** What a form without a file may take. */
export const FORM_LIMITS: BodyLimits = { bytes: 100_000, milliseconds: 20_000 };

/** A file that is too large is read on so far, to be answered in its form; beyond, no more is read. */
const PATIENCE = 8;
/** For 20 MB over a line of 1 Mbit/s, and some more. */
const UPLOAD_MILLISECONDS = 240_000;

/** What a form with a file of so many bytes may take. */
export function uploadLimits(fileBytes: number): BodyLimits {
  return {
    bytes: PATIENCE * fileBytes + FORM_LIMITS.bytes,
    milliseconds: UPLOAD_MILLISECONDS,
  };
}

/** The addresses that take a file, by their patterns in the site map, and how large it may be. */
export const UPLOADS: Readonly<Record<string, number>> = {
  "/invitations/:token/spreadsheet": MOST_SENT_SHEET_BYTES,
  "/prime/:organizationId/contracts/:contractId/modifications/new": MAXIMUM_EVIDENCE_BYTES,
  "/prime/:organizationId/contracts/:contractId/modifications/:modificationId/correct":
    MAXIMUM_EVIDENCE_BYTES,
  "/prime/:organizationId/suppliers/import": MOST_IMPORT_BYTES,
  "/prime/:organizationId/suppliers/:supplierId/requests/:requestId/offline": MOST_IMPORT_BYTES,
  "/prime/:organizationId/suppliers/:supplierId/showings/new": MAXIMUM_EVIDENCE_BYTES,
  "/subcontractor/:organizationId/requests/:requestId/evidence": MAXIMUM_EVIDENCE_BYTES,
  "/subcontractor/:organizationId/requests/:requestId/offline": MOST_IMPORT_BYTES,
  "/subcontractor/:organizationId/requests/:requestId/sprs": MAXIMUM_EVIDENCE_BYTES,
  "/subcontractor/:organizationId/requests/:requestId/take-passport": MOST_PASSPORT_BYTES,
  "/subcontractor/:organizationId/questionnaires/:questionnaireRequestId/parts/:part/files/:question":
    MAXIMUM_EVIDENCE_BYTES,
  "/subcontractor/:organizationId/workbooks/:workbookId/import": MOST_IMPORT_BYTES,
  "/subcontractor/:organizationId/remediation/:planId/import": MOST_PLAN_BYTES,
  "/subcontractor/:organizationId/remediation/:planId/items/:itemId/evidence":
    MAXIMUM_EVIDENCE_BYTES,
};

const PATTERNS = Object.entries(UPLOADS).map(([pattern, bytes]) => ({
  path: new RegExp(`^${pattern.replace(/:\w+/g, "[^/]+")}/?$`),
  limits: uploadLimits(bytes),
}));

/** What an upload to an address may take; null where no file is taken. */
export function uploadLimitsAt(pathname: string): BodyLimits | null {
  return PATTERNS.find(({ path }) => path.test(pathname))?.limits ?? null;
}
