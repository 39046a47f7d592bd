import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { TextField } from "#app/ui/kit/text-field.tsx";

type ViewFieldsProps = {
  fields: Record<"name" | "isShared", FieldLike>;
  organizationName: string;
};

/** How a view is called, and who sees it. */
export function ViewFields({ fields, organizationName }: ViewFieldsProps) {
  return (
    <>
      <TextField
        field={fields.name}
        label="Name of the view"
        hint="Like “Ineligible, highest value first”."
        width="l"
      />
      <CheckboxField
        field={fields.isShared}
        label={`Share it with everybody at ${organizationName}`}
        description="Everybody sees it above the list. You rename and delete it; so does who manages your people."
      />
    </>
  );
}
