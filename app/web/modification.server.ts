import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { LONGEST_NOT_CUI_REASON } from "#app/domain/evidence/not-cui.ts";
import type { EvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { readUpload, type Upload } from "./read-upload.server.ts";

const SENTENCES = {
  "not-found": "The contract, or this modification of it, is not there any more.",
  "number-taken": "A modification with this number is recorded already.",
  "ends-before-start": "The contract would end before it begins.",
  superseded: "Somebody corrected it in the meantime. Look at the contract again.",
} as const;

/** A chosen file, with what was said of its markings. */
type GivenFile = { name: string; bytes: Buffer; notCuiReason: string };

/** Why a modification was not recorded, under the field of the form that says so. */
export function modificationProblems(
  outcome:
    | { reason: keyof typeof SENTENCES }
    | { reason: "file-refused"; refusal: EvidenceRefusal },
): Record<string, string[]> {
  if (outcome.reason === "file-refused") return { file: [explainEvidenceRefusal(outcome.refusal)] };
  return { "": [SENTENCES[outcome.reason]] };
}

/** The posted form of a modification with its document, where one was chosen. */
export async function readModificationUpload(
  request: Request,
): Promise<Upload & { file: GivenFile | null }> {
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const { file, fields } = upload;
  if (!file?.name) return { ...upload, file: null };
  const said = String(fields.get("notCuiReason") ?? "").trim();
  return { ...upload, file: { ...file, notCuiReason: said.slice(0, LONGEST_NOT_CUI_REASON) } };
}

/** What is wrong with the file before it is looked into; null when nothing is. */
export function fileProblem({ fields, file, isTooLarge }: Upload): Record<string, string[]> | null {
  if (isTooLarge) return { file: [explainEvidenceRefusal({ reason: "too-large" })] };
  if (file && fields.get("noCui") !== "on")
    return { noCui: ["Say that the file holds no CUI, or leave the file out."] };
  return null;
}

/** The fields of a query, for a second form to send along. */
export function sentFields(query: URLSearchParams): [name: string, value: string][] {
  return [...query].filter(([, value]) => value !== "");
}
