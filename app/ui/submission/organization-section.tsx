import { TextField } from "#app/ui/kit/text-field.tsx";
import { QuestionHelp } from "./question-help.tsx";
import { SectionForm, type SectionFormProps, useSectionForm } from "./section-form.tsx";

type Fields = { legalName: string; uei: string; cages: string; address: string; employees: string };

/** Which company this is. */
export function OrganizationSection(props: SectionFormProps) {
  const [form, fields] = useSectionForm<Fields>("organization", props);
  return (
    <SectionForm form={form}>
      <TextField
        field={fields.legalName}
        label="Legal name"
        hint={<QuestionHelp question="legal-name" />}
        autoComplete="organization"
      />
      <TextField
        field={fields.uei}
        label="Unique Entity ID (UEI)"
        hint={<QuestionHelp question="uei" example="K7NQ4M2XWR91" />}
        mono
        width="m"
        autoCapitalize="characters"
      />
      <TextField
        field={fields.cages}
        label="CAGE codes"
        hint={
          <QuestionHelp question="cages" example="1ABC5, 2DEF6 (separate several with commas)" />
        }
        mono
        autoCapitalize="characters"
      />
      <TextField
        field={fields.address}
        label="Address of the main site"
        hint="Street, city, state and ZIP code, as in SAM.gov."
        autoComplete="street-address"
      />
      <TextField
        field={fields.employees}
        label="Number of employees"
        hint="About how many people work for you. It tells your prime how much help you may need."
        inputMode="numeric"
        width="s"
        optional
      />
    </SectionForm>
  );
}
