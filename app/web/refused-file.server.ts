import type { SubmissionResult } from "@conform-to/react";
import { type EvidenceRefusal, explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import type { Upload } from "./read-upload.server.ts";

/** What the page shows of a form with a file that was refused. */
export type RefusedFile = {
  result: SubmissionResult;
  /** SHA-256 of the file that was stopped, under the name of the field that speaks of it */
  stopped?: { shownSha256?: string; planSha256?: string };
};

/** What is wrong with the other fields costs the file too: it is named, or missed. */
export function withFile(result: SubmissionResult, upload: Upload): SubmissionResult {
  const file = upload.file
    ? `Choose “${upload.file.name}” again: a browser does not keep a chosen file.`
    : explainEvidenceRefusal({ reason: "missing" });
  return { ...result, error: { ...result.error, file: [file] } };
}

/** Under which name the page asks about the file that was stopped. */
export function stoppedBy(refusal: EvidenceRefusal): RefusedFile["stopped"] {
  if (refusal.reason === "marked") return { shownSha256: refusal.sha256 };
  return refusal.reason === "plan" ? { planSha256: refusal.sha256 } : undefined;
}

type ReadFile =
  | { ok: true; value: { fileName: string; bytes: Buffer } }
  | { ok: false; refusal: EvidenceRefusal };

/** The file of an upload, or why there is none. */
export function fileOf({ file, isTooLarge }: Upload): ReadFile {
  if (!file) return { ok: false, refusal: { reason: "missing" } };
  if (isTooLarge) return { ok: false, refusal: { reason: "too-large" } };
  return { ok: true, value: { fileName: file.name, bytes: file.bytes } };
}
