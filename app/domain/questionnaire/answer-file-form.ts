import { z } from "zod";
import { checkClaims, FILE_CLAIMS } from "#app/domain/evidence/file-claims.ts";

/** A file that answers a question, with what is said of it. */
export const AnswerFileForm = z.object(FILE_CLAIMS).check(checkClaims);

/** A file that is taken off an answer in preparation. */
export const AnswerFileRemovalForm = z.object({ remove: z.uuid() });
