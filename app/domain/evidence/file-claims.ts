import { z } from "zod";
import { LONGEST_NOT_CUI_REASON } from "./not-cui.ts";

/** What somebody says of a file that they send. The file itself is no field: it is inspected, not parsed. */
export const FILE_CLAIMS = {
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
};

const Claims = z.object(FILE_CLAIMS);
type Claims = z.output<typeof Claims>;

/** That a file only speaks about CUI is said with a reason. */
export function checkClaims({ value, issues }: z.core.ParsePayload<Claims>): void {
  if (!value.speaksOfCui || value.reason !== "") return;
  issues.push({
    code: "custom",
    path: ["reason"],
    message: "Say in a sentence what the file is and why it holds no CUI.",
    input: value,
  });
}

/** What was said of the very file that was stopped, as the upload takes it. */
export function statementsOf({ speaksOfCui, shownSha256, reason, isNoPlan, planSha256 }: Claims): {
  statement: { sha256: string; reason: string } | null;
  notPlanSha256: string | null;
} {
  return {
    statement: speaksOfCui && shownSha256 ? { sha256: shownSha256, reason } : null,
    notPlanSha256: isNoPlan && planSha256 ? planSha256 : null,
  };
}
