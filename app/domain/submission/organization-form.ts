import { z } from "zod";
import { optionalNumber, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { isUei, requiredCageList } from "#app/domain/organization/identifiers.ts";

/** Who the subcontractor is. @see FAR 52.204-6, 52.204-7 */
export const OrganizationForm = z.object({
  legalName: requiredLine("Enter the legal name of your company."),
  uei: requiredLine("Enter the Unique Entity ID from SAM.gov.")
    .transform((text) => text.toUpperCase().replace(/\s/g, ""))
    .refine(
      isUei,
      "A UEI has 12 characters: digits and capital letters without I and O, not beginning with 0.",
    ),
  cages: requiredCageList("Enter at least one CAGE code."),
  address: requiredLine("Enter the address of the main site."),
  employees: optionalNumber("Enter a whole number of people."),
});
export type OrganizationAnswer = z.output<typeof OrganizationForm>;
