import { z } from "zod";
import { choices } from "#app/domain/kernel/form-fields.ts";

/** Which evidence files go along with a passport. */
export const MakePassportForm = z.object({ evidenceId: choices() });
