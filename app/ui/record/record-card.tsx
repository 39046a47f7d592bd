import { countWords } from "#app/domain/kernel/count-words.ts";
import { RECORD_KIND_WORDS } from "#app/domain/record/kinds.ts";
import { progressWords } from "#app/domain/record/progress.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type RecordCardProps = {
  record: RecordSummary;
  zipHref: string;
  pdfHref: string;
  jsonHref: string;
};

/** One record: when and for which day it was made, its files and their hashes. */
export function RecordCard({ record, zipHref, pdfHref, jsonHref }: RecordCardProps) {
  const { number, state, asOf, knownAt, requestedAt, requestedByName, supersedesNumber } = record;
  return (
    <Section title={number} level={3} id={number}>
      {state === "failed" && (
        <Notice tone="danger" title="The record could not be built">
          Flowdown tries again by itself for a while. If it stays so, make another record and give
          this reason to whoever runs the portal: {record.failure}
        </Notice>
      )}
      {state === "building" && <BuildProgress progress={record.progress} number={number} />}
      <DefinitionList
        items={[
          {
            term: "Made",
            value: (
              <>
                <InstantText at={requestedAt} /> for {requestedByName}
              </>
            ),
          },
          { term: "Covers", value: coverWords(record) },
          { term: "Verdict as of", value: <DateText on={asOf} /> },
          ...(knownAt < requestedAt
            ? [{ term: "Known until", value: <InstantText at={knownAt} /> }]
            : []),
          { term: "Supersedes", value: supersedesNumber ?? "Nothing: the first of its kind" },
          ...(record.pdfSha256
            ? [{ term: "SHA-256 of the PDF", value: record.pdfSha256, mono: true }]
            : []),
          ...(record.jsonSha256
            ? [{ term: "SHA-256 of the JSON", value: record.jsonSha256, mono: true }]
            : []),
        ]}
      />
      {state === "ready" && (
        <ButtonRow>
          <ButtonLink
            href={zipHref}
            icon="download"
            ariaLabel={`Download the whole record ${number} with its evidence and proofs`}
          >
            Whole record (ZIP)
          </ButtonLink>
          <ButtonLink
            href={pdfHref}
            icon="download"
            look="secondary"
            download
            ariaLabel={`Download the PDF of ${number}`}
          >
            PDF
          </ButtonLink>
          <ButtonLink
            href={jsonHref}
            icon="download"
            look="secondary"
            download
            ariaLabel={`Download the JSON of ${number}`}
          >
            JSON
          </ButtonLink>
        </ButtonRow>
      )}
    </Section>
  );
}

function coverWords({ kind, subcontracts }: RecordSummary): string {
  if (kind === "subcontract") return RECORD_KIND_WORDS[kind];
  const count = countWords(subcontracts, "subcontract");
  return `${RECORD_KIND_WORDS[kind]} (${count})`;
}

function BuildProgress({ progress, number }: { progress: number; number: string }) {
  return (
    <p className="record-progress">
      <progress max={100} value={progress} aria-label={`How far ${number} is built`} />{" "}
      {progressWords(progress)}
    </p>
  );
}
