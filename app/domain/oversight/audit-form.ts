import { z } from "zod";
import { Email } from "#app/domain/access/credentials.ts";
import { requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";

/** Whom a prime lets read one contract, and until when. */
export const OpenAuditForm = z.object({
  intent: z.literal("open"),
  name: requiredLine("Enter the name of the contract officer or auditor."),
  email: Email,
  expiresOn: requiredDay("The last day", "Enter the last day of the access."),
});
export type AuditAnswer = Pick<z.output<typeof OpenAuditForm>, "name" | "email" | "expiresOn">;

const CloseAuditForm = z.object({ intent: z.literal("close"), grantId: z.uuid() });

/** Both forms of the page. */
export const AuditForm = z.discriminatedUnion("intent", [OpenAuditForm, CloseAuditForm]);
