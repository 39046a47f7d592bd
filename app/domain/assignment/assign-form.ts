import { z } from "zod";
import {
  choices,
  optionalLine,
  optionalText,
  requiredDay,
} from "#app/domain/kernel/form-fields.ts";
import { Email } from "#app/domain/person/credentials.ts";
import type { OnPart } from "./assignment.ts";

/** Stands for a colleague who has no account yet. */
export const SOMEBODY_NEW = "new";

/** Who is on which part, as the form carries it. */
export function writeShown(standing: readonly OnPart[]): string {
  return standing.map(({ part, assignmentId }) => `${part}:${assignmentId}`).join(",");
}

function readShown(written: string): OnPart[] {
  return written.split(",").flatMap((one) => {
    const [part, assignmentId] = one.split(":");
    return part && assignmentId ? [{ part, assignmentId }] : [];
  });
}

/** Parts to give to somebody: a colleague who is here, or one to invite by email. */
export const AssignForm = z
  .object({
    parts: choices().pipe(z.array(z.string().max(100)).min(1, "Choose at least one part.")),
    colleague: z.union([z.uuid(), z.literal(SOMEBODY_NEW)], "Choose who is to answer."),
    name: optionalLine(),
    email: Email.optional(),
    dueOn: requiredDay("The day", "Enter by when you need it."),
    note: optionalText(1_000),
    /** who was on which part when the page was read, @see writeShown */
    shown: z.string().max(10_000).default("").transform(readShown),
  })
  .superRefine(({ colleague, name, email }, context) => {
    if (colleague !== SOMEBODY_NEW) return;
    if (!name) context.addIssue({ code: "custom", path: ["name"], message: "Enter their name." });
    if (!email)
      context.addIssue({ code: "custom", path: ["email"], message: "Enter their email address." });
  });
export type AssignAnswer = z.output<typeof AssignForm>;

/** What can be done with one assignment. */
export const AssignmentForm = z.object({ intent: z.enum(["finish", "take-back"]) });
