import { type SubmissionResult, useForm } from "@conform-to/react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import type { FlowdownNotice } from "#app/domain/flowdown/types.ts";
import { paths } from "#app/paths.ts";
import { FlowdownNotices } from "#app/ui/flowdown/flowdown-notices.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Choice } from "#app/ui/kit/choice.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { FieldGroup } from "#app/ui/kit/field.tsx";
import { type FieldLike, initialChoices } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

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

type InformationPageProps = {
  organizationId: string;
  subcontractId: string;
  number: string;
  breadcrumb: readonly Crumb[];
  values: InformationValues;
  categories: readonly CategoryGroup[];
  /** what the answers as they are leave to take up */
  notices: readonly FlowdownNotice[];
  lastResult?: SubmissionResult;
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

/** The two questions that decide what flows down, and what they turn on. */
export function InformationPage(props: InformationPageProps) {
  const { organizationId, subcontractId, number, breadcrumb, values, categories } = props;
  const [form, fields] = useForm<InformationValues>({
    id: "information",
    lastResult: props.lastResult,
    defaultValue: values,
  });
  return (
    <Page
      title={`What flows to ${number}`}
      breadcrumb={breadcrumb}
      lead={
        <>
          Two questions decide which CMMC status the supplier must hold and which clauses flow down.
          Think of what the supplier will process, store or send on its own systems.{" "}
          <Citation brief>32 CFR 170.23(a)</Citation>
        </>
      }
    >
      <FlowdownNotices notices={props.notices} />
      <Form form={form}>
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
        <TextField
          field={fields.performingCages}
          label="CAGE codes where the work is done"
          hint="Five characters each, with commas between. The supplier's assessment must cover every one of them. Leave it empty when it may be done at any of its sites."
          mono
          optional
        />
        <Disclosure
          summary="DoD directed another status for this subcontract"
          open={values.directedStatus !== undefined && values.directedStatus !== "none"}
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
        <ButtonRow>
          <Button>Save and see what flows down</Button>
          <a href={paths.prime.subcontract(organizationId, subcontractId)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
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
