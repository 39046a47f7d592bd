import { FIPS_EDITIONS } from "#app/domain/cmmc/fips.ts";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { AssessmentFields } from "./assessment-details.tsx";
import type { FieldsOf } from "./cmmc-fields.tsx";
import { QuestionHelp } from "./question-help.tsx";

/** The validated module that encrypts CUI. */
export function ModuleFields({ fields }: { fields: FieldsOf<AssessmentFields> }) {
  return (
    <div className="fields">
      <TextField
        field={fields.moduleCertificate}
        label="Number of the module's NIST certificate"
        hint={<QuestionHelp question="fips-certificate" example="4282" />}
        width="s"
        mono
        optional
      />
      <RadioGroup
        field={fields.moduleEdition}
        label="Edition that the certificate names"
        hint={<QuestionHelp question="fips-edition" />}
        direction="row"
        options={[
          ...FIPS_EDITIONS.map((edition) => ({ value: edition, label: edition })),
          { value: "unknown", label: "No certificate, or not known" },
        ]}
      />
    </div>
  );
}
