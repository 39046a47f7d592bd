import { z } from "zod";
import { saidText } from "#app/domain/kernel/form-fields.ts";

export const LONGEST_MESSAGE = 2_000;

/** A question about a request, or the answer to one. */
export const MessageForm = z.object({
  text: saidText("Write what you want to say.", LONGEST_MESSAGE),
});
