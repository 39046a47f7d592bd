import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";

export const LONGEST_MESSAGE = 2_000;

/** A question about a request, or the answer to one. */
export const MessageForm = z.object({
  text: requiredText("Write what you want to say.", {
    least: 3,
    tooShort: "Write a few words more, so that it can be understood.",
    most: LONGEST_MESSAGE,
  }),
});
