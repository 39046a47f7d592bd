import type { SharingLevel } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type SharingPageProps = {
  organizationId: string;
  plan: { id: string; systemName: string };
  readers: readonly {
    primeId: string;
    primeName: string;
    isTold: boolean;
    level: SharingLevel | null;
  }[];
  isSaved: boolean;
  /** what was wrong with a form, and of which prime */
  refused?: { primeId: string; errors: readonly string[] };
};

/** What each prime sees of a plan: the subcontractor's choice, beyond the least. */
export function SharingPage(props: SharingPageProps) {
  const { organizationId, plan, readers, isSaved } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="What your primes see"
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        {
          label: plan.systemName,
          href: subcontractor.remediationPlan(organizationId, plan.id),
        },
      ]}
      lead="A prime that you told of an assessment of this system sees how many items are open, when the plan is to be finished, and whether it slips. Anything more is your choice. What a prime saw and said stays in its oversight log: a record that it makes of a day shows what you showed on that day, and no more."
    >
      {isSaved && (
        <Notice tone="success" live>
          Your choice is saved.
        </Notice>
      )}
      {readers.length === 0 && (
        <EmptyState title="No prime asked you anything yet">
          Once a prime issues a flowdown to you, you can choose what it sees.
        </EmptyState>
      )}
      {readers.map((reader) => (
        <Section key={reader.primeId} title={reader.primeName} id={`prime-${reader.primeId}`}>
          <ReaderForm {...props} reader={reader} />
        </Section>
      ))}
    </Page>
  );
}

type ReaderFormProps = SharingPageProps & { reader: SharingPageProps["readers"][number] };

function ReaderForm({ reader, refused }: ReaderFormProps) {
  const { primeId, isTold, level } = reader;
  const id = `level-${primeId}`;
  const errors = refused?.primeId === primeId ? refused.errors : undefined;
  const options = [
    {
      value: "nothing",
      label: "Nothing",
      description: isTold
        ? "Not possible: it holds an assessment of this system."
        : "Not even that there is a plan.",
      disabled: isTold,
    },
    {
      value: "progress",
      label: "How far it is",
      description: "How many items are open, when it is to be finished, whether it slips.",
    },
    {
      value: "items",
      label: "Every item",
      description:
        "What is missing, what is done about it, by when, and what shows that it is closed, with the files, which it may download. Not who has it, and not what it costs.",
    },
    {
      value: "history",
      label: "Every item with its history",
      description:
        "The same, with who has each item and how its due date moved. Not what it costs.",
    },
  ];
  return (
    <Form id={`form-${primeId}`} hidden={{ primeId }}>
      <RadioGroup
        field={{
          id,
          name: "level",
          initialValue: level ?? (isTold ? "progress" : "nothing"),
          errors,
        }}
        label="It sees"
        options={options}
      />
      <ButtonRow>
        <Button look="secondary">Save this choice</Button>
      </ButtonRow>
    </Form>
  );
}
