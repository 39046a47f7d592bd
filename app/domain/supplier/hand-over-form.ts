import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";

/** All suppliers that one person owns become another's, and why. */
export const HandOverForm = z
  .object({
    fromId: z.uuid("Choose whose suppliers are handed over."),
    toId: z.uuid("Choose who takes them over."),
    reason: requiredText("Say why: it stays in the oversight log."),
  })
  .check(({ value, issues }) => {
    if (value.fromId === value.toId)
      issues.push({
        code: "custom",
        path: ["toId"],
        message: "Choose somebody else: these are theirs already.",
        input: value.toId,
      });
  });
export type HandOver = z.output<typeof HandOverForm>;
