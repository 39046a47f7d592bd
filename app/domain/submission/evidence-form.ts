import { z } from "zod";
import { checkClaims, FILE_CLAIMS } from "#app/domain/evidence/file-claims.ts";
import { EVIDENCE_SUBJECTS, readEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { choices, optionalDay } from "#app/domain/kernel/form-fields.ts";

/** The evidence of an answer: the files named so far, and that they are all. */
export const EvidenceForm = z
  .object({
    files: choices().transform((links) => links.flatMap((link) => readEvidenceLink(link) ?? [])),
    withoutFiles: z.literal("on").optional(),
  })
  .check(({ value, issues }) => {
    if (value.files.length > 0 || value.withoutFiles) return;
    issues.push({
      code: "custom",
      path: ["withoutFiles"],
      message: "Add a file, or say that you go on without one.",
      input: value,
    });
  });
export type EvidenceAnswer = z.output<typeof EvidenceForm>;

/** One file to add, with what is said of it. */
export const EvidenceUploadForm = z
  .object({
    subject: z.enum(EVIDENCE_SUBJECTS, "Say what the file shows."),
    /** only where the file itself names it */
    validUntil: optionalDay("The day until which the file is valid"),
    ...FILE_CLAIMS,
  })
  .check(checkClaims);

/** One file to take off the answer. */
export const EvidenceRemovalForm = z.object({ remove: z.string().min(1) });
