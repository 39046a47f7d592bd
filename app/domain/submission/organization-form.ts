import { optionalNumber, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { requiredCageList, requiredUei } from "#app/domain/organization/identifiers.ts";
import type { UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import { openForm } from "./open-form.ts";

export type OrganizationAnswer = {
  legalName: string;
  /** empty where it is left open */
  uei: string;
  cages: string[];
  address: string;
  employees: number | undefined;
  unanswered?: UnansweredQuestions;
};

/** Who the subcontractor is. @see FAR 52.204-6, 52.204-7 */
export const OrganizationForm = openForm(
  {
    legalName: requiredLine("Enter the legal name of your company."),
    uei: requiredUei("Enter the Unique Entity ID from SAM.gov, or say below why you cannot."),
    cages: requiredCageList("Enter at least one CAGE code, or say below why you cannot."),
    address: requiredLine("Enter the address of the main site."),
    employees: optionalNumber("Enter a whole number of people."),
  },
  [
    { question: "uei", fields: ["uei"] },
    { question: "cages", fields: ["cages"] },
  ],
  (
    { legalName = "", uei = "", cages = [], address = "", employees },
    left,
  ): OrganizationAnswer => ({ legalName, uei, cages, address, employees, ...left }),
);
