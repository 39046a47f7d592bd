import { z } from "zod";
import { LONGEST_NOT_CUI_REASON } from "#app/domain/evidence/not-cui.ts";
import { EVIDENCE_SUBJECTS, readEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { choices } from "#app/domain/kernel/form-fields.ts";

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

/** One file to add. The file itself is not part of it: it is inspected, not parsed. */
export const EvidenceUploadForm = z
  .object({
    subject: z.enum(EVIDENCE_SUBJECTS, "Say what the file shows."),
    noCui: z.literal("on", "Confirm that the file holds no CUI. If it does, do not send it here."),
    /** SHA-256 of the file whose markings were shown, once one was stopped */
    shownSha256: z.string().length(64).optional(),
    speaksOfCui: z.literal("on").optional(),
    /** SHA-256 of the file that was taken for a system security plan */
    planSha256: z.string().length(64).optional(),
    isNoPlan: z.literal("on").optional(),
    reason: z
      .string()
      .trim()
      .max(LONGEST_NOT_CUI_REASON, `Keep it to ${LONGEST_NOT_CUI_REASON} characters.`)
      .default(""),
  })
  .check(({ value, issues }) => {
    if (!value.speaksOfCui || value.reason !== "") return;
    issues.push({
      code: "custom",
      path: ["reason"],
      message: "Say in a sentence what the file is and why it holds no CUI.",
      input: value,
    });
  });

/** One file to take off the answer. */
export const EvidenceRemovalForm = z.object({ remove: z.string().min(1) });
