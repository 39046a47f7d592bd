import { type SubmissionResult, useForm } from "@conform-to/react";
import type { DeputyState } from "#app/domain/deputy/deputy.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type DeputyRow = {
  id: string;
  ownerName: string;
  deputyName: string;
  startsOn: string;
  endsOn: string;
  reason: string;
  endedByName: string | null;
  state: DeputyState;
  words: string;
  mayEnd: boolean;
};

type DeputiesPageProps = {
  organizationId: string;
  personId: string;
  today: string;
  /** whether the reader names deputies of others too */
  mayNameForAll: boolean;
  deputies: readonly DeputyRow[];
  /** for whom the reader can name somebody */
  owners: readonly { id: string; name: string; suppliers: number }[];
  people: readonly { id: string; name: string }[];
  lastResult?: SubmissionResult;
};

/** Who stands in for whom, and until when. */
export function DeputiesPage(props: DeputiesPageProps) {
  const { organizationId, deputies } = props;
  const { prime } = paths;
  return (
    <Page
      title="Deputies"
      breadcrumb={[{ label: "Suppliers", href: prime.suppliers(organizationId) }]}
      lead="While somebody is away, a colleague sees what waits about their suppliers and gets copies of their letters. The suppliers stay whose they are."
    >
      <DataTable
        caption="Deputies"
        captionHidden
        columns={COLUMNS}
        rows={deputies}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nobody stands in for anybody">
            Name a deputy below before somebody goes away. To give suppliers away for good,{" "}
            <a href={prime.handOverSuppliers(organizationId)}>hand them over</a>.
          </EmptyState>
        }
      />
      <Section title="Name a deputy" id="name">
        <NameForm {...props} />
      </Section>
    </Page>
  );
}

function NameForm({
  organizationId,
  personId,
  owners,
  people,
  today,
  lastResult,
}: DeputiesPageProps) {
  const [form, fields] = useForm<{
    ownerId?: string;
    deputyId?: string;
    startsOn?: string;
    endsOn?: string;
    reason?: string;
  }>({
    id: "deputy",
    lastResult,
    defaultValue: {
      ownerId: owners.find(({ id }) => id === personId)?.id ?? owners[0]?.id,
      startsOn: today,
    },
  });
  if (owners.length === 0)
    return (
      <>
        <ErrorSummary form={form} />
        <p>
          You own no supplier, so there is nothing to stand in for. An administrator can name a
          deputy for somebody else.
        </p>
      </>
    );
  return (
    <Form form={form} hidden={{ intent: "name" }}>
      <Select
        field={fields.ownerId}
        label="Who is away"
        options={owners.map(({ id, name, suppliers }) => ({
          value: id,
          label: `${name} (${countWords(suppliers, "supplier")})`,
        }))}
      />
      <Select
        field={fields.deputyId}
        label="Who stands in"
        placeholder="Choose a person"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField field={fields.startsOn} label="First day" type="date" />
      <TextField
        field={fields.endsOn}
        label="Last day"
        type="date"
        hint="It ends by itself after this day."
      />
      <TextArea field={fields.reason} label="Why" hint="Both are told, and it enters the log." />
      <ButtonRow>
        <Button>Name the deputy</Button>
        <a href={paths.prime.suppliers(organizationId)}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}

const COLUMNS: Column<DeputyRow>[] = [
  { id: "owner", header: "For", rowHeader: true, cell: ({ ownerName }) => ownerName },
  { id: "deputy", header: "Who stands in", cell: ({ deputyName }) => deputyName },
  { id: "from", header: "First day", cell: ({ startsOn }) => <DateText on={startsOn} /> },
  { id: "until", header: "Last day", cell: ({ endsOn }) => <DateText on={endsOn} /> },
  { id: "why", header: "Why", cell: ({ reason }) => reason },
  {
    id: "state",
    header: "State",
    cell: ({ words, endedByName }) => (endedByName ? `${words} by ${endedByName}` : words),
  },
  {
    id: "end",
    header: "Change",
    cell: ({ id, mayEnd, deputyName, ownerName }) =>
      mayEnd ? (
        <Form hidden={{ intent: "end", deputyshipId: id }} layout="plain">
          <Button look="quiet" ariaLabel={`End now that ${deputyName} stands in for ${ownerName}`}>
            End now
          </Button>
        </Form>
      ) : (
        "None"
      ),
  },
];
