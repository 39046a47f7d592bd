import { z } from "zod";
import { optionalLine } from "#app/domain/kernel/form-fields.ts";

const TELEPHONE = /^\+?[\d\s().-]{6,30}(\s*(x|ext\.?)\s*\d{1,6})?$/i;

/** The telephone under which suppliers reach somebody; empty takes it back. */
export const TelephoneForm = z.object({
  telephone: optionalLine(40).refine(
    (typed) => typed === "" || TELEPHONE.test(typed),
    "Enter a telephone number, such as +1 937 555 0142 or (937) 555-0142 ext. 12.",
  ),
});
