import type { FieldMetadata } from "@conform-to/react";
import { MOST_PEOPLE } from "#app/domain/audit/form.ts";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type PersonValues = { name?: string; organization?: string; email?: string };

const EMPTY_ROWS = 3;

/** Who may enter a room, one row each, with empty rows to fill. */
export function PeopleRows({ field }: { field: FieldMetadata<PersonValues[] | undefined> }) {
  const filled = field.getFieldList().map((row) => row.getFieldset());
  const count = Math.min(MOST_PEOPLE, Math.max(EMPTY_ROWS, filled.length));
  return (
    <div className="person-rows">
      {Array.from({ length: count }, (_, index) => index).map((index) => {
        const row = filled[index];
        const isOptional = index > 0;
        return (
          <fieldset key={index} className="person-rows__row person-rows__row--three">
            <legend className="visually-hidden">Person {index + 1}</legend>
            <TextField
              field={row?.name ?? emptyField(field, index, "name")}
              label="Name"
              optional={isOptional}
              autoComplete="off"
            />
            <TextField
              field={row?.organization ?? emptyField(field, index, "organization")}
              label="Agency or company"
              optional={isOptional}
              autoComplete="off"
            />
            <TextField
              field={row?.email ?? emptyField(field, index, "email")}
              label="Email"
              type="email"
              optional={isOptional}
              autoComplete="off"
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
