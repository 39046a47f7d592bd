import { z } from "zod";
import { LEAST_REASON, requiredLine, saysEnough } from "#app/domain/kernel/form-fields.ts";

const WHY_RESET = "Say why, and how you know that it is them who ask.";

/** Anything that the page of one colleague can send. */
export const PersonForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("sign-out") }),
  z.object({
    intent: z.literal("ask-reset"),
    reason: requiredLine(WHY_RESET).refine((text) => saysEnough(text, LEAST_REASON), WHY_RESET),
  }),
  z.object({
    intent: z.literal("decide-reset"),
    resetId: z.uuid(),
    outcome: z.enum(["approved", "refused"], "Approve or refuse."),
  }),
]);
export type PersonForm = z.infer<typeof PersonForm>;

/** A session of one's own to end. */
export const EndSessionForm = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) });

/** What the page of a colleague says was done. */
export const PERSON_DONE = ["signed-out", "asked", "approved", "refused"] as const;
export type PersonDone = (typeof PERSON_DONE)[number];

/** What an address says was done; null when it says nothing that can be. */
export function readPersonDone(written: string | null): PersonDone | null {
  return PERSON_DONE.find((done) => done === written) ?? null;
}
