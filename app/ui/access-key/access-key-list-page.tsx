import { type SubmissionResult, useForm } from "@conform-to/react";
import { ACCESS_KEY_STATE_WORDS, type AccessKeyState } from "#app/domain/access-key/access-key.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type AccessKeyRow = {
  id: string;
  name: string;
  personName: string;
  madeAt: string;
  lastOn: string;
  lastUsedAt: string | null;
  state: AccessKeyState;
  endedByName: string | null;
};

type AccessKeyListPageProps = {
  organizationId: string;
  organizationName: string;
  keys: readonly AccessKeyRow[];
  /** whether keys of everybody are listed, and not the reader's alone */
  isOfAll: boolean;
  /** where to give a code first; null where one was given just now */
  codeHref: string | null;
  /** the last day that the form begins with */
  lastOn: string;
  /** the whole addresses of the lists */
  addresses: { subcontracts: string; suppliers: string };
  lastResult?: SubmissionResult;
};

/** The keys with which programs read the lists, and how one is made. */
export function AccessKeyListPage(props: AccessKeyListPageProps) {
  const { organizationId, organizationName, keys, isOfAll, addresses } = props;
  return (
    <Page
      title="Access keys"
      breadcrumb={[{ label: "People", href: paths.prime.people(organizationId) }]}
      lead={`With a key, a program such as your purchasing system reads the lists of suppliers and subcontracts of ${organizationName}. It reads as whoever made the key, changes nothing, and opens nothing else.`}
    >
      <DataTable
        caption={isOfAll ? "Keys of everybody here" : "Your keys"}
        columns={isOfAll ? COLUMNS : COLUMNS.filter(({ id }) => id !== "person")}
        rows={keys}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No program reads here">
            Make a key below, and give it to the program.
          </EmptyState>
        }
      />
      <Section title="Make a key" id="make">
        <MakeForm {...props} />
      </Section>
      <Section
        title="What a program reads"
        lead="The lists take the filters, the order and the pages that the screens have: what stands in the address of a screen after the question mark works there too."
      >
        <ul>
          <li>
            Subcontracts: <Identifier>{addresses.subcontracts}</Identifier>
          </li>
          <li>
            Suppliers: <Identifier>{addresses.suppliers}</Identifier>
          </li>
        </ul>
        <p>
          The key goes into the header <code>Authorization</code>, as <code>Bearer</code> and the
          key. The forms of the answers:{" "}
          <a href={paths.subcontractListSchema}>schema of the subcontracts</a>,{" "}
          <a href={paths.supplierListSchema}>schema of the suppliers</a>.
        </p>
      </Section>
    </Page>
  );
}

function MakeForm({ codeHref, lastOn, lastResult }: AccessKeyListPageProps) {
  const [form, fields] = useForm<{ name?: string; lastOn?: string }>({
    id: "access-key",
    lastResult,
    defaultValue: { lastOn },
  });
  if (codeHref)
    return (
      <>
        <ErrorSummary form={form} />
        <p>A key lets a program in without a password, so a code of your app comes first.</p>
        <ButtonRow>
          <ButtonLink look="secondary" href={codeHref}>
            Give a code and make a key
          </ButtonLink>
        </ButtonRow>
      </>
    );
  return (
    <Form form={form} hidden={{ intent: "make" }}>
      <TextField
        field={fields.name}
        label="Which program"
        hint="So that you know later which one to end. For example: Purchasing system (test)."
        autoComplete="off"
      />
      <TextField
        field={fields.lastOn}
        label="Last day"
        type="date"
        hint="A year at the most. It ends by itself after this day, and with your role here."
      />
      <ButtonRow>
        <Button>Make the key</Button>
      </ButtonRow>
    </Form>
  );
}

const COLUMNS: Column<AccessKeyRow>[] = [
  { id: "name", header: "Program", rowHeader: true, cell: ({ name }) => name },
  { id: "person", header: "Reads as", cell: ({ personName }) => personName },
  { id: "made", header: "Made", cell: ({ madeAt }) => <InstantText at={madeAt} /> },
  {
    id: "used",
    header: "Last used",
    cell: ({ lastUsedAt }) => (lastUsedAt ? <InstantText at={lastUsedAt} /> : "Never"),
  },
  { id: "until", header: "Last day", cell: ({ lastOn }) => <DateText on={lastOn} /> },
  {
    id: "state",
    header: "State",
    cell: ({ state, endedByName }) =>
      endedByName ? `Ended by ${endedByName}` : ACCESS_KEY_STATE_WORDS[state],
  },
  {
    id: "end",
    header: "Change",
    cell: ({ id, name, personName, state }) =>
      state === "open" ? (
        <Form hidden={{ intent: "end", accessKeyId: id }} layout="plain">
          <Button look="quiet" ariaLabel={`End the key ${name} of ${personName}`}>
            End now
          </Button>
        </Form>
      ) : (
        "None"
      ),
  },
];
