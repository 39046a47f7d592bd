import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** A supplier as the fields of its forms show it first. */
export type SupplierValues = {
  legalName?: string;
  uei?: string;
  cages?: string;
  tags?: string;
  ownerId?: string;
};

export type Owner = { id: string; name: string };

type SupplierFieldsProps = {
  fields: Record<"legalName" | "uei" | "cages" | "tags" | "ownerId", FieldLike>;
  owners: readonly Owner[];
};

/** The fields that a new supplier and a corrected one have in common. */
export function SupplierFields({ fields, owners }: SupplierFieldsProps) {
  return (
    <>
      <TextField
        field={fields.legalName}
        label="Legal name"
        hint="As it is registered in SAM.gov."
        autoComplete="off"
      />
      <TextField
        field={fields.uei}
        label="UEI"
        hint="Unique Entity ID: 12 letters and digits, from SAM.gov."
        optional
        mono
        width="m"
        autoCapitalize="characters"
      />
      <TextArea
        field={fields.cages}
        label="CAGE codes"
        hint="5 letters and digits each, with spaces or commas between."
        optional
        mono
        rows={2}
      />
      <TextField
        field={fields.tags}
        label="Tags"
        hint="Words of your own to find this supplier by, with commas between: castings, critical."
        optional
      />
      <Select
        field={fields.ownerId}
        label="Owner"
        hint="Who of you looks after this supplier."
        optional
        placeholder="Nobody yet"
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        width="m"
      />
    </>
  );
}
