import { z } from "zod";
import { optionalNumber, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { requiredCageList, requiredUei } from "#app/domain/organization/identifiers.ts";

/** Who the subcontractor is. @see FAR 52.204-6, 52.204-7 */
export const OrganizationForm = z.object({
  legalName: requiredLine("Enter the legal name of your company."),
  uei: requiredUei("Enter the Unique Entity ID from SAM.gov."),
  cages: requiredCageList("Enter at least one CAGE code."),
  address: requiredLine("Enter the address of the main site."),
  employees: optionalNumber("Enter a whole number of people."),
});
export type OrganizationAnswer = z.output<typeof OrganizationForm>;
