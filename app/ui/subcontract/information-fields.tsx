import type { ReactNode } from "react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { Choice } from "#app/ui/kit/choice.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { FieldGroup } from "#app/ui/kit/field.tsx";
import { type FieldLike, initialChoices } from "#app/ui/kit/field-like.ts";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Select } from "#app/ui/kit/select.tsx";

export type InformationValues = {
  information?: string;
  cuiCategories?: string[];
  commercialOffTheShelfOnly?: string;
  performingCages?: string;
  directedStatus?: string;
  operationallyCriticalSupport?: string;
};

/** CUI categories under the group of the registry that holds them. */
export type CategoryGroup = {
  group: string;
  categories: { marking: string; name: string }[];
};

const INFORMATION_CHOICES = [
  {
    value: "CUI",
    label: "CUI, controlled unclassified information",
    description:
      "Drawings, specifications or data that the Government or you mark as controlled. It includes whoever handles FCI as well.",
  },
  {
    value: "FCI",
    label: "FCI, federal contract information, but no CUI",
    description:
      "Information made or given under the contract that is not meant for the public: quantities, delivery places, correspondence.",
  },
  {
    value: "none",
    label: "Neither",
    description: "Only what is public, or simple data needed to process payments.",
  },
];

type InformationFieldsProps = {
  fields: Record<
    | "information"
    | "cuiCategories"
    | "commercialOffTheShelfOnly"
    | "operationallyCriticalSupport"
    | "directedStatus",
    FieldLike
  >;
  categories: readonly CategoryGroup[];
  /** the directed status as it stands */
  directedStatus?: string | undefined;
  /** what is asked between the questions and the directed status */
  children?: ReactNode;
};

/** The questions that decide what flows down, for one subcontract or for several. */
export function InformationFields(props: InformationFieldsProps) {
  const { fields, categories, directedStatus, children } = props;
  return (
    <>
      <RadioGroup
        field={fields.information}
        label="What information will the supplier handle?"
        options={INFORMATION_CHOICES}
      />
      <CategoryChoices field={fields.cuiCategories} categories={categories} />
      <RadioGroup
        field={fields.commercialOffTheShelfOnly}
        label="Is only commercially available off-the-shelf (COTS) goods bought?"
        hint="COTS is sold in quantity in the commercial marketplace and offered without modification. A part made to your drawing is not COTS. (FAR 2.101)"
        direction="row"
        options={[
          { value: "no", label: "No" },
          { value: "yes", label: "Yes, only COTS" },
        ]}
      />
      <RadioGroup
        field={fields.operationallyCriticalSupport}
        label="Is it operationally critical support?"
        hint="Supplies or services that the contract itself designates as critical for airlift, sealift, intermodal transportation or logistical support of a contingency. DFARS 252.204-7012 then flows even without CUI. (DFARS 252.204-7012(m)(1))"
        direction="row"
        options={[
          { value: "no", label: "No" },
          { value: "yes", label: "Yes, the contract says so" },
        ]}
      />
      {children}
      <Disclosure
        summary="DoD directed another status for this subcontract"
        open={directedStatus !== undefined && directedStatus !== "none"}
      >
        <Select
          field={fields.directedStatus}
          label="Directed status"
          hint="Only when the contracting officer gave specific guidance. It counts when it is higher than the rule's minimum; a lower one is shown here to be taken up with the contracting officer, and the minimum stands until then. (32 CFR 170.23(b))"
          options={[
            { value: "none", label: "None: the rule decides" },
            ...REQUIRED_STATUSES.map((status) => ({ value: status, label: status })),
          ]}
          width="m"
        />
      </Disclosure>
    </>
  );
}

function CategoryChoices({
  field,
  categories,
}: {
  field: FieldLike;
  categories: readonly CategoryGroup[];
}) {
  const chosen = initialChoices(field);
  return (
    <FieldGroup
      field={field}
      label="If CUI: which categories?"
      hint="As the contract, the DD 254 or the markings name them. Leave this alone when no CUI flows."
      optional={false}
    >
      {categories.map(({ group, categories: members }) => {
        const count = members.filter(({ marking }) => chosen.includes(marking)).length;
        return (
          <Disclosure
            key={group}
            summary={count > 0 ? `${group} (${count} chosen)` : group}
            open={count > 0}
          >
            <div className="choices choices--column">
              {members.map(({ marking, name }) => (
                <Choice
                  key={marking}
                  type="checkbox"
                  id={`${field.id}-${marking}`}
                  name={field.name}
                  option={{ value: marking, label: `${name} (${marking})` }}
                  checked={chosen.includes(marking)}
                />
              ))}
            </div>
          </Disclosure>
        );
      })}
    </FieldGroup>
  );
}
