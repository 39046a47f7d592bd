import { type SubmissionResult, useForm } from "@conform-to/react";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type Told = { required: string | null; asked: string | null; clauses: number };

type ReissuePageProps = {
  organizationId: string;
  contract: { id: string; piid: string; title: string };
  outdated: readonly {
    subcontractId: string;
    number: string;
    supplierName: string;
    /** who there gets a letter, by name and address */
    readers: readonly { name: string; email: string }[];
    told: Told;
    now: Told;
  }[];
  /** suggested due date */
  dueOn: string;
  /** what the flowdowns are issued on */
  shown: string;
  lastResult?: SubmissionResult;
};

/** The flowdowns of a contract that no longer say what it requires, to be issued again at once. */
export function ReissuePage(props: ReissuePageProps) {
  const { organizationId, contract, outdated, dueOn, lastResult } = props;
  const href = paths.prime.contract(organizationId, contract.id);
  const [form, fields] = useForm<{ subcontractIds: string[]; dueOn: string; message: string }>({
    id: "reissue",
    lastResult,
    defaultValue: { dueOn, subcontractIds: outdated.map(({ subcontractId }) => subcontractId) },
  });
  return (
    <Page
      title="Issue flowdowns again"
      breadcrumb={[
        { label: "Contracts", href: paths.prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href },
      ]}
      lead="What these suppliers were told is no longer what is required of them. Earlier flowdowns stay in the record as they were issued; their requests are withdrawn."
      // Nothing is left to issue, so that there is no form which could say why nothing was done.
      refused={outdated.length === 0 ? { formId: form.id, result: lastResult } : undefined}
    >
      {outdated.length === 0 ? (
        <EmptyState
          title="Every flowdown says what is required"
          action={<ButtonLink href={href}>Back to the contract</ButtonLink>}
        >
          Nothing has to be issued again under this contract today.
        </EmptyState>
      ) : (
        <Form form={form} hidden={{ shown: props.shown }}>
          <CheckboxGroup
            field={fields.subcontractIds}
            label="Subcontracts"
            options={outdated.map(
              ({ subcontractId, number, supplierName, readers, told, now }) => ({
                value: subcontractId,
                label: `${number} ${supplierName}`,
                description: `Told: ${say(told)}. Now: ${say(now)}. ${sayReaders(readers)}`,
              }),
            )}
          />
          <TextField field={fields.dueOn} label="Answer due" type="date" />
          <TextArea
            field={fields.message}
            label="Message to the suppliers"
            hint="Why the terms changed, in your words. Never put CUI here."
            optional
          />
          <p>
            Whoever is named above gets one letter, however many subcontracts of their company are
            chosen. Nobody else is written to: invite a contact where no letter goes.
          </p>
          <ButtonRow>
            <Button>Issue the chosen flowdowns again</Button>
            <a href={href}>Not yet</a>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

function sayReaders(readers: readonly { name: string; email: string }[]): string {
  return readers.length > 0
    ? `A letter goes to ${readers.map(({ name, email }) => `${name} (${email})`).join(", ")}.`
    : "No letter goes: nobody there has an account here.";
}

function say({ required, asked, clauses }: Told): string {
  const own = asked ? `, ${asked} by own terms` : "";
  return `${required ?? "no CMMC status"}${own}, ${clauses} ${clauses === 1 ? "clause" : "clauses"}`;
}
