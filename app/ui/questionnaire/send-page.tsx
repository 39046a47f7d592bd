import { type SubmissionResult, useForm } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { SkipReason } from "#app/domain/questionnaire/source.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type SendRow = {
  supplierId: string;
  legalName: string;
  /** why it gets none; null where it does */
  skip: SkipReason | null;
  to: readonly string[];
  open: number;
  settled: number;
};

type SendPageProps = {
  organizationId: string;
  timeZone: string;
  questionnaireKey: string;
  title: string;
  version: number;
  contentHash: string;
  asks: "changed" | "all";
  choices: readonly { id: string; legalName: string }[];
  /** whether the prime has more suppliers than can be chosen here */
  hasMoreChoices: boolean;
  chosen: readonly string[];
  dueOn: CalendarDate;
  rows: readonly SendRow[];
  lastResult?: SubmissionResult;
};

/** To whom a questionnaire goes: who gets which letter, who is left out and why, before it is sent. */
export function SendPage(props: SendPageProps) {
  const { organizationId, questionnaireKey, title, version, rows } = props;
  const { prime } = paths;
  const reached = rows.filter(({ skip }) => skip === null);
  const suppliers = prime.suppliers(organizationId);
  if (props.choices.length === 0)
    return (
      <Page
        title={`Send: ${title}`}
        kicker={`Version ${version}`}
        breadcrumb={[{ label: "Questionnaires", href: prime.questionnaires(organizationId) }]}
      >
        <EmptyState
          title="There is nobody to send it to yet"
          action={<ButtonLink href={prime.newSupplier(organizationId)}>Add a supplier</ButtonLink>}
        >
          A questionnaire goes to suppliers that are recorded here. Add one, or{" "}
          <a href={prime.importSuppliers(organizationId)}>bring yours in from a spreadsheet</a>.
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={`Send: ${title}`}
      kicker={`Version ${version}`}
      lead="Choose suppliers and look at what each would get. The questions are frozen when you send them."
      breadcrumb={[
        { label: "Questionnaires", href: prime.questionnaires(organizationId) },
        { label: title, href: prime.questionnaire(organizationId, questionnaireKey) },
      ]}
      refused={{ formId: "send-questionnaire", result: props.lastResult }}
    >
      <Section
        title="1. To whom"
        lead={
          <>
            Many at once? Narrow <a href={suppliers}>the list of suppliers</a> and start a campaign
            from it: it sends this too, and follows who answers.
          </>
        }
      >
        {props.hasMoreChoices && (
          <Notice title={`The first ${countWords(props.choices.length, "supplier")} by name`}>
            You have more than can be listed here. A campaign from{" "}
            <a href={suppliers}>the list of suppliers</a> reaches all of them.
          </Notice>
        )}
        <ChooseForm {...props} />
      </Section>
      {rows.length > 0 && (
        <Section title="2. What each would get">
          {reached.length === 0 ? (
            <EmptyState title="Nobody would get it">The reasons stand below.</EmptyState>
          ) : (
            <SendForm {...props} reached={reached} />
          )}
        </Section>
      )}
      <LeftOut organizationId={organizationId} rows={rows.filter(({ skip }) => skip !== null)} />
    </Page>
  );
}

function ChooseForm({ choices, chosen, asks }: SendPageProps) {
  const picker = (
    <CheckboxGroup
      field={{ id: "choose-supplierId", name: "supplierId", initialValue: [...chosen] }}
      label="Suppliers"
      options={choices.map(({ id, legalName }) => ({ value: id, label: legalName }))}
    />
  );
  return (
    <Form id="choose" method="get" noValidate={false}>
      {chosen.length === 0 ? (
        picker
      ) : (
        <Disclosure summary={`${countWords(chosen.length, "supplier")} chosen: change`}>
          {picker}
        </Disclosure>
      )}
      <RadioGroup
        field={{ id: "choose-asks", name: "asks", initialValue: asks }}
        label="Who answered it before"
        hint="What a current, accepted CMMC status says is never asked."
        options={[
          {
            value: "changed",
            label: "Ask only what is new or changed",
            description:
              "Accepted answers to the same questions are carried over, with their date.",
          },
          { value: "all", label: "Ask everything again" },
        ]}
      />
      <ButtonRow>
        <Button look="secondary">See who gets what</Button>
      </ButtonRow>
    </Form>
  );
}

type Fields = { dueOn: string; message: string };

function SendForm(props: SendPageProps & { reached: readonly SendRow[] }) {
  const { reached, dueOn, timeZone, lastResult, contentHash, asks } = props;
  const [form, fields] = useForm<Fields>({
    id: "send-questionnaire",
    lastResult,
    defaultValue: { dueOn },
  });
  return (
    <Form form={form} hidden={{ contentHash, asks }}>
      {reached.map(({ supplierId }) => (
        <input key={supplierId} type="hidden" name="supplierId" value={supplierId} />
      ))}
      <DataTable
        caption="Who gets a letter"
        columns={REACHED}
        rows={reached}
        rowKey={(row) => row.supplierId}
      />
      <TextField
        field={fields.dueOn}
        label="Answer due"
        type="date"
        hint={`The day ends in your time zone, ${timeZone}.`}
      />
      <TextArea
        field={fields.message}
        label="What you add to the letter"
        hint="Every one of these suppliers reads it. Never CUI."
        optional
        rows={3}
      />
      <ButtonRow>
        <Button>Send to {countWords(reached.length, "supplier")}</Button>
        <a href={paths.prime.questionnaires(props.organizationId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}

const SUPPLIER: Column<SendRow> = {
  id: "supplier",
  header: "Supplier",
  rowHeader: true,
  cell: ({ legalName }) => legalName,
};

const REACHED: Column<SendRow>[] = [
  SUPPLIER,
  {
    id: "to",
    header: "Letter to",
    cell: ({ to }) => (
      <ul className="plain-list">
        {to.map((reader) => (
          <li key={reader}>{reader}</li>
        ))}
      </ul>
    ),
  },
  {
    id: "questions",
    header: "Questions",
    cell: ({ open, settled }) =>
      settled === 0
        ? `${open}, and follow-ups`
        : `${open}, and follow-ups; ${settled} known already`,
  },
];

const SKIPPED: Record<SkipReason, string> = {
  "not-joined": "Nobody there has joined yet: invite a contact first.",
  "open-already": "It has this questionnaire already, and it is not accepted yet.",
  "nothing-to-ask": "Everything is known already: nothing would be asked.",
};

type LeftOutProps = { organizationId: string; rows: readonly SendRow[] };

function LeftOut({ organizationId, rows }: LeftOutProps) {
  if (rows.length === 0) return null;
  return (
    <Section title="Who gets none">
      <DataTable
        caption="Who gets none"
        captionHidden
        rows={rows}
        rowKey={(row) => row.supplierId}
        columns={[
          SUPPLIER,
          {
            id: "why",
            header: "Why",
            cell: ({ skip, supplierId, legalName }) => (
              <>
                {skip && SKIPPED[skip]}{" "}
                {skip === "not-joined" && (
                  <a href={paths.prime.invite(organizationId, supplierId)}>
                    Invite<span className="visually-hidden"> {legalName}</span>
                  </a>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}
