import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SampleMethod } from "./sample-method.tsx";

type SampleListPageProps = {
  grantId: string;
  samples: readonly AuditSample[];
  /** how many subcontracts there are to draw from */
  population: number;
  proposedSeed: string;
  lastResult?: SubmissionResult;
};

const PROPOSED_SIZE = 25;

/** The samples that were drawn, and the form to draw one. */
export function SampleListPage(props: SampleListPageProps) {
  const { grantId, samples, population, proposedSeed, lastResult } = props;
  const [form, fields] = useForm<{ seed: string; size: string }>({
    id: "sample",
    lastResult,
    defaultValue: { seed: proposedSeed, size: String(Math.min(PROPOSED_SIZE, population)) },
  });
  return (
    <Page
      title="Samples"
      lead="A random sample that anyone can draw again from its seed. Every draw stays in this list and in the oversight log; none can be changed or removed."
    >
      <Section title="Draw a sample" id="draw">
        {population === 0 ? (
          <EmptyState title="There is nothing to draw from yet">
            A sample is drawn from the subcontracts of the room&apos;s contracts.
          </EmptyState>
        ) : (
          <Form form={form}>
            <TextField
              field={fields.size}
              label="How many subcontracts"
              hint={`Of ${population.toLocaleString("en-US")} in this room.`}
              type="text"
              inputMode="numeric"
              width="xs"
            />
            <TextField
              field={fields.seed}
              label="Seed"
              hint="Take the one proposed here, or better one of your own, such as a number that was drawn in public."
              mono
              width="m"
              autoComplete="off"
            />
            <div>
              <Button>Draw the sample</Button>
            </div>
          </Form>
        )}
        <SampleMethod />
      </Section>
      <Section title="Samples drawn" id="drawn">
        <DataTable
          caption="Samples drawn"
          captionHidden
          columns={columns(grantId)}
          rows={samples}
          rowKey={(sample) => sample.id}
          empty={
            <EmptyState title="No sample was drawn yet">
              Draw one above: it names the subcontracts to look at.
            </EmptyState>
          }
        />
      </Section>
    </Page>
  );
}

function columns(grantId: string): Column<AuditSample>[] {
  return [
    {
      id: "seed",
      header: "Seed",
      rowHeader: true,
      cell: ({ id, seed }) => (
        <a className="identifier" href={paths.audit.sample(grantId, id)}>
          {seed}
        </a>
      ),
    },
    {
      id: "size",
      header: "Drawn",
      align: "end",
      cell: ({ subcontracts, population }) =>
        `${subcontracts.length} of ${population.toLocaleString("en-US")}`,
    },
    { id: "by", header: "By", cell: ({ drawnByName }) => drawnByName },
    { id: "at", header: "When", cell: ({ drawnAt }) => <InstantText at={drawnAt} /> },
  ];
}
