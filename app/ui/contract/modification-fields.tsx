import type { FieldMetadata } from "@conform-to/react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** A modification as the fields of its form show it first. */
export type ModificationValues = {
  number?: string;
  effectiveOn?: string;
  requiredStatus?: string;
  addClauses?: string[];
  removeClauses?: string[];
  exercisesOption?: string;
  endsOn?: string;
  note?: string;
  correctionReason?: string;
};

export type ClauseOption = { value: string; label: string };

type ModificationFieldsProps = {
  fields: { [Name in keyof ModificationValues]-?: FieldMetadata<ModificationValues[Name]> };
  /** clauses that the contract does not carry, and those it does */
  mayAdd: readonly ClauseOption[];
  mayRemove: readonly ClauseOption[];
  options: readonly { name: string }[];
  inForce: string | null;
};

const STATUS_CHOICES = [
  { value: "unchanged", label: "It leaves the status as it is" },
  { value: "none", label: "No CMMC status is required any more" },
  ...REQUIRED_STATUSES.map((status) => ({ value: status, label: status })),
];

/** What a modification changes, as its document (Standard Form 30) says. */
export function ModificationFields(props: ModificationFieldsProps) {
  const { fields, mayAdd, mayRemove, options, inForce } = props;
  return (
    <>
      <TextField
        field={fields.number}
        label="Number of the modification"
        hint="Block 2 of Standard Form 30, like P00007 or A00002."
        mono
        width="s"
      />
      <TextField
        field={fields.effectiveOn}
        label="Effective date"
        type="date"
        hint="Block 3. The terms hold from this day on; the day before keeps what held before."
      />
      <Select
        field={fields.requiredStatus}
        label="Required CMMC status from that day on"
        hint={`Now: ${inForce ?? "no CMMC status"}.`}
        options={STATUS_CHOICES}
        placeholder="Choose what it does"
        width="m"
      />
      <Disclosure
        summary="Clauses that go in or out"
        open={Boolean(fields.addClauses.initialValue || fields.removeClauses.initialValue)}
      >
        <CheckboxGroup
          field={fields.addClauses}
          label="Clauses that go in"
          options={mayAdd}
          optional
        />
        {mayRemove.length > 0 && (
          <CheckboxGroup
            field={fields.removeClauses}
            label="Clauses that go out"
            options={mayRemove}
            optional
          />
        )}
      </Disclosure>
      {options.length > 0 && (
        <Select
          field={fields.exercisesOption}
          label="Option that it exercises"
          options={options.map(({ name }) => ({ value: name, label: name }))}
          placeholder="None"
          width="m"
          optional
        />
      )}
      <TextField
        field={fields.endsOn}
        label="New last day of the period of performance"
        type="date"
        optional
      />
      <TextArea
        field={fields.note}
        label="Note"
        hint="What a reader should know of it. Never put CUI here."
        optional
      />
    </>
  );
}
