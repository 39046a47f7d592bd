import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { type ClauseChoice, TRACK_WORDS } from "#app/domain/contract/clause-choices.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { type Crumb, Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { OptionRows, type OptionValues } from "./option-rows.tsx";

/** A contract as the fields of its form show it first. */
export type ContractValues = {
  piid?: string;
  agency?: string;
  title?: string;
  awardedOn?: string;
  startsOn?: string;
  endsOn?: string;
  requiredStatus?: string;
  clauses?: string[];
  options?: OptionValues[];
};

type ContractFormPageProps = {
  heading: string;
  /** what the form is for, where that is not plain */
  notice?: ReactNode;
  submitLabel: string;
  cancelHref: string;
  breadcrumb: readonly Crumb[];
  values?: ContractValues;
  clauses: readonly ClauseChoice[];
  lastResult?: SubmissionResult;
};

const STATUS_CHOICES = [
  { value: "none", label: "No CMMC status is required" },
  ...REQUIRED_STATUSES.map((status) => ({ value: status, label: status })),
];

/** A contract to record or to correct. */
export function ContractFormPage(props: ContractFormPageProps) {
  const { heading, notice, submitLabel, cancelHref, breadcrumb, values, clauses, lastResult } =
    props;
  const [form, fields] = useForm<ContractValues>({
    id: "contract",
    lastResult,
    defaultValue: values,
  });
  return (
    <Page
      title={heading}
      breadcrumb={breadcrumb}
      lead="As it stands in the contract document: section B and I for the clauses, section F for the dates."
    >
      {notice}
      <Form form={form}>
        <TextField
          field={fields.piid}
          label="Contract number (PIID)"
          hint="13 to 17 letters and digits, like FA8620-26-C-0042. Dashes do not matter."
          mono
          width="m"
        />
        <TextField field={fields.agency} label="Agency" />
        <TextField field={fields.title} label="Title" hint="What the contract is for." />
        <TextField
          field={fields.awardedOn}
          label="Date of award"
          type="date"
          hint="Whether a designation of Level 2 (C3PAO) or Level 3 was still permitted depends on it. Without a date it counts as made before the suspension of 13 Jul 2026."
          optional
        />
        <TextField field={fields.startsOn} label="Period of performance begins" type="date" />
        <TextField field={fields.endsOn} label="Period of performance ends" type="date" />
        <Select
          field={fields.requiredStatus}
          label="CMMC status that the contract requires as awarded"
          hint="DFARS 252.204-7021 or the solicitation's 252.204-7025 names it. An older contract may require none."
          options={STATUS_CHOICES}
          placeholder="Choose a status"
          width="m"
        />
        <CheckboxGroup
          field={fields.clauses}
          label="Cyber clauses in the contract"
          hint="Tick those that the contract carries, by their number. A contract keeps the clauses it was awarded with. Since February 2026 the numbers run on two tracks: an award under a class deviation of the FAR overhaul carries 52.240-90 to -93 and 252.240-7997, others the codified numbers; both at once is a reason to look again."
          options={clauses.map(clauseOption)}
        />
        <Section
          title="Option periods"
          lead="An option is a new decision: the portal tells you who will not be eligible on that day. Leave rows empty that you do not need."
        >
          <OptionRows field={fields.options} />
        </Section>
        <ButtonRow>
          <Button>{submitLabel}</Button>
          <a href={cancelHref}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function clauseOption(choice: ClauseChoice) {
  const { number, regulation, title, does, beganOn, endedOn, track } = choice;
  return {
    value: number,
    label: `${regulation} ${number} ${title}`,
    description: (
      <>
        {does}{" "}
        {endedOn ? (
          <>
            In contracts awarded from <DateText on={beganOn} /> to <DateText on={endedOn} />.
          </>
        ) : (
          <>
            In contracts awarded from <DateText on={beganOn} />.
          </>
        )}{" "}
        {TRACK_WORDS[track]}
      </>
    ),
  };
}
