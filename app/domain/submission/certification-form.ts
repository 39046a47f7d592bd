import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { optionalDay, optionalLine, optionalText } from "#app/domain/kernel/form-fields.ts";

/** The one standard that is asked about. */
export const CERTIFICATION_STANDARD = "ISO/IEC 27001";
export const CERTIFICATION_EDITIONS = ["2022", "2013"] as const;

const MISSING = {
  edition: "Choose the edition that the certificate names.",
  body: "Enter the certification body.",
  number: "Enter the number of the certificate.",
  scope: "Copy the scope sentence from the certificate.",
  coversCuiSystem: "Say whether the scope includes the system that holds the information.",
  issuedOn: "Enter the date of issue.",
  expiresOn: "Enter the date until which it is valid.",
} as const;

/** An ISO/IEC 27001 certificate, or that there is none. */
export const certificationForm = (context: { on: CalendarDate }) =>
  z
    .object({
      hasCertificate: z.enum(["yes", "no"], "Say whether you have a certificate."),
      edition: z.enum(CERTIFICATION_EDITIONS).optional(),
      body: optionalLine(),
      number: optionalLine(),
      scope: optionalText(1_000),
      coversCuiSystem: z.enum(["yes", "no"]).optional(),
      issuedOn: optionalDay("The date of issue"),
      expiresOn: optionalDay("The last day of validity"),
    })
    .check(({ value, issues }) => {
      if (value.hasCertificate === "no") return;
      const refuse = (field: string, message: string) =>
        issues.push({ code: "custom", path: [field], message, input: value });
      for (const [field, message] of Object.entries(MISSING))
        if (!value[field as keyof typeof MISSING]) refuse(field, message);
      if (value.issuedOn && value.issuedOn > context.on)
        refuse("issuedOn", "The date of issue is in the future.");
      if (value.issuedOn && value.expiresOn && value.expiresOn <= value.issuedOn)
        refuse("expiresOn", "A certificate expires after it was issued.");
    });
export type CertificationAnswer = z.output<ReturnType<typeof certificationForm>>;
