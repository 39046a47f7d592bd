import {
  columnLetter,
  RESULT_FIELD_WORDS,
  RESULT_FIELDS,
} from "#app/domain/workbook/import/columns.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import type { ResultsPreviewPageProps } from "./results-preview-page.tsx";

type MappingFormProps = Pick<ResultsPreviewPageProps, "header" | "columns" | "isTicking">;

/** Which column holds what. */
export function MappingForm({ header, columns, isTicking }: MappingFormProps) {
  const options = header.names.map((name, place) => ({
    value: String(place),
    label: name ? `${columnLetter(place)}: ${name}` : `Column ${columnLetter(place)}`,
  }));
  return (
    <Form method="get" hidden={{ mapped: "yes" }} ariaLabel="What each column holds">
      {RESULT_FIELDS.map((field) => (
        <Select
          key={field}
          field={{ id: `map-${field}`, name: field, initialValue: String(columns[field] ?? "") }}
          label={RESULT_FIELD_WORDS[field]}
          placeholder="Not in the file"
          options={options}
          width="m"
        />
      ))}
      <CheckboxField
        field={{ id: "map-tickMet", name: "tickMet", initialValue: isTicking ? "on" : undefined }}
        label="Where the file says met, tick each objective"
        description="Only if each objective was looked at. Without it a met requirement counts as not met until you tick its objectives."
      />
      <Button look="secondary">Read the file again</Button>
    </Form>
  );
}
