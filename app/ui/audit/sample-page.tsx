import type { AuditSample, SampledSubcontract } from "#app/domain/audit/drawn-sample.ts";
import { redrawCommand } from "#app/domain/audit/sample.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { RecordCard } from "#app/ui/record/record-card.tsx";
import { SampleSteps } from "./sample-method.tsx";

type SamplePageProps = {
  grantId: string;
  sample: AuditSample;
  /** those that are built */
  records: readonly RecordSummary[];
};

/** A sample: the subcontracts to look at, and how to draw them again. */
export function SamplePage({ grantId, sample, records }: SamplePageProps) {
  return (
    <Page
      title={`${sample.subcontracts.length} of ${countWords(sample.population, "subcontract")}`}
      kicker="Sample"
      breadcrumb={[{ label: "Samples", href: paths.audit.samples(grantId) }]}
    >
      <TitleBlock
        label={`Sample ${sample.seed}`}
        cells={[
          { label: "Seed", value: sample.seed, mono: true, wide: true },
          { label: "Drawn", value: <InstantText at={sample.drawnAt} />, wide: true },
          { label: "Drawn by", value: sample.drawnByName, wide: true },
          {
            label: "SHA-256 of the population",
            value: <Identifier>{sample.populationSha256}</Identifier>,
            wide: true,
          },
        ]}
      />
      <Section
        title="Subcontracts drawn"
        id="drawn"
        lead="In the order drawn. Open each to read it and to write down what you find."
      >
        <SampleTable grantId={grantId} subcontracts={sample.subcontracts} />
      </Section>
      <Section
        title="Draw it again"
        id="recipe"
        lead="Anyone gets the same sample from the same numbers and the same seed, without this portal."
        action={
          <ButtonLink
            href={paths.audit.population(grantId, sample.id)}
            look="secondary"
            icon="download"
            download
          >
            Download the population
          </ButtonLink>
        }
      >
        <SampleRecipe sample={sample} />
      </Section>
      <Section title="A record of this sample" id="record">
        {records.length === 0 ? (
          <p>
            The prime contractor has not made one yet: one sealed document of these subcontracts,
            with proofs and evidence, that verifies itself. Ask for it with a question on the
            contract; it takes a minute.
          </p>
        ) : (
          records.map((record) => (
            <RecordCard
              key={record.id}
              record={record}
              zipHref={paths.audit.recordZip(grantId, record.id)}
              pdfHref={paths.audit.recordPdf(grantId, record.id)}
              jsonHref={paths.audit.recordJson(grantId, record.id)}
            />
          ))
        )}
      </Section>
    </Page>
  );
}

/** The steps, and the commands that walk them. */
export function SampleRecipe({ sample }: { sample: AuditSample }) {
  const { seed, subcontracts } = sample;
  return (
    <>
      <SampleSteps />
      <p>In a shell, beside the downloaded population:</p>
      <pre className="command">{redrawCommand({ seed, size: subcontracts.length })}</pre>
    </>
  );
}

type SampleTableProps = { grantId: string; subcontracts: readonly SampledSubcontract[] };

/** The subcontracts of a sample, in the order drawn. */
export function SampleTable({ grantId, subcontracts }: SampleTableProps) {
  const rows = subcontracts.map((subcontract, index) => ({ ...subcontract, place: index + 1 }));
  return (
    <DataTable
      caption="Subcontracts drawn"
      captionHidden
      columns={columns(grantId)}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

function columns(grantId: string): Column<SampledSubcontract & { place: number }>[] {
  return [
    { id: "place", header: "Place", align: "end", cell: ({ place }) => place },
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number, title }) => (
        <>
          <a className="identifier" href={paths.audit.subcontract(grantId, id)}>
            {number}
          </a>{" "}
          {title}
        </>
      ),
    },
    { id: "supplier", header: "Subcontractor", cell: ({ supplierName }) => supplierName },
    {
      id: "contract",
      header: "Contract",
      cell: ({ contractPiid }) => <Identifier>{formatPiid(contractPiid)}</Identifier>,
    },
  ];
}
