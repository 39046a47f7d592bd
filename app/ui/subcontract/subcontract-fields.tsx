import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** What can be chosen when a subcontract is recorded or corrected. */
export type SubcontractChoices = {
  suppliers: readonly { id: string; name: string; uei: string | null }[];
  /** whether more suppliers fit than are offered */
  isCut: boolean;
  parents: readonly { id: string; number: string; supplierName: string }[];
};

type SubcontractFieldsProps = {
  fields: Record<
    "supplierId" | "number" | "title" | "plannedAwardOn" | "parentId" | "value",
    FieldLike
  >;
  choices: SubcontractChoices;
};

/** With whom, under which number, what for and when. */
export function SubcontractFields({ fields, choices }: SubcontractFieldsProps) {
  const { suppliers, isCut, parents } = choices;
  return (
    <>
      <Select
        field={fields.supplierId}
        label="Supplier"
        hint={isCut && "There are more than are listed: search above to find the one you mean."}
        placeholder="Choose a supplier"
        options={suppliers.map(({ id, name, uei }) => ({
          value: id,
          label: uei ? `${name} (${uei})` : name,
        }))}
      />
      <TextField
        field={fields.number}
        label="Number"
        hint="Of the subcontract or purchase order, as your purchasing system writes it."
        mono
        width="m"
      />
      <TextField field={fields.title} label="What is bought" />
      <TextField field={fields.plannedAwardOn} label="Planned award" type="date" />
      <TextField
        field={fields.value}
        label="Value in US dollars"
        hint="What the subcontract is worth, whole dollars, like 1,250,000. Leave it out while it is not known."
        width="m"
        optional
      />
      {parents.length > 0 && (
        <Select
          field={fields.parentId}
          label="Lower tier of"
          hint="When this supplier works for one of your subcontractors rather than for you."
          placeholder="First tier: it works for you"
          optional
          options={parents.map(({ id, number, supplierName }) => ({
            value: id,
            label: `${number} ${supplierName}`,
          }))}
        />
      )}
    </>
  );
}
