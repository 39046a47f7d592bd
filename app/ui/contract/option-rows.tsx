import type { FieldMetadata } from "@conform-to/react";
import { MOST_OPTIONS } from "#app/domain/contract/contract-form.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type OptionValues = { name?: string; exerciseOn?: string };

/** Empty rows offered after those that are filled: there is no script that could add one. */
const EMPTY_ROWS = 3;

/** The option periods of a contract, one row each, with empty rows to fill. */
export function OptionRows({ field }: { field: FieldMetadata<OptionValues[] | undefined> }) {
  const filled = field.getFieldList().map((row) => row.getFieldset());
  const count = Math.min(MOST_OPTIONS, filled.length + EMPTY_ROWS);
  return (
    <div className="option-rows">
      {Array.from({ length: count }, (_, index) => index).map((index) => {
        const row = filled[index];
        return (
          <fieldset key={index} className="option-rows__row">
            <legend className="visually-hidden">Option period {index + 1}</legend>
            <TextField
              field={row?.name ?? emptyField(field, index, "name")}
              label="Option"
              optional
            />
            <TextField
              field={row?.exerciseOn ?? emptyField(field, index, "exerciseOn")}
              label="To be exercised on"
              type="date"
              optional
            />
          </fieldset>
        );
      })}
    </div>
  );
}

function emptyField({ id, name }: FieldLike, index: number, part: string): FieldLike {
  return { id: `${id}-${index}-${part}`, name: `${name}[${index}].${part}` };
}
