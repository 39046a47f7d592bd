import type { OversightEntry } from "#app/domain/log/entry.ts";
import { type Difference, listDifferences, tellState } from "#app/domain/log/state-difference.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { type Definition, DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Section } from "#app/ui/kit/section.tsx";

/** What an entry tells beyond who and when: what was before, what is after, and the rest of it. */
export function LogEntryDetail({ entry }: { entry: Pick<OversightEntry, "detail" | "digests"> }) {
  const { before, after, ...rest } = entry.detail;
  const isNew = before === undefined || before === null;
  const hasStates = !isNew || after !== undefined;
  return (
    <>
      {hasStates && (
        <Section title={isNew ? "What was entered" : "What changed"} id="changed">
          {isNew ? <Told state={after} /> : <Differences before={before} after={after} />}
          {entry.digests && <DefinitionList items={digestItems(entry.digests)} />}
        </Section>
      )}
      {tellState(rest).length > 0 && (
        <Section title={hasStates ? "What else it says" : "What it says"} id="says">
          <Told state={rest} />
        </Section>
      )}
    </>
  );
}

function Told({ state }: { state: unknown }) {
  return (
    <DefinitionList items={tellState(state).map(({ label, value }) => ({ term: label, value }))} />
  );
}

function Differences({ before, after }: { before: unknown; after: unknown }) {
  const differences = listDifferences(before, after);
  if (differences.length === 0) return <p>It was saved as it was: nothing differs.</p>;
  return (
    <DataTable
      caption="What was before and what is after"
      captionHidden
      columns={COLUMNS}
      rows={differences}
      rowKey={({ label }) => label}
    />
  );
}

const COLUMNS: Column<Difference>[] = [
  { id: "label", header: "What", rowHeader: true, cell: ({ label }) => label },
  {
    id: "before",
    header: "Before",
    cell: ({ before }) => (
      <span className="difference">{before === null ? "not there" : <del>{before}</del>}</span>
    ),
  },
  {
    id: "after",
    header: "After",
    cell: ({ after }) => (
      <span className="difference">{after === null ? "taken away" : <ins>{after}</ins>}</span>
    ),
  },
];

function digestItems({ before, after }: NonNullable<OversightEntry["digests"]>): Definition[] {
  const named = [
    ["SHA-256 before", before],
    ["SHA-256 after", after],
  ] as const;
  return named.map(([term, hash]) => ({
    term,
    value: hash ? <Identifier>{hash}</Identifier> : "none",
  }));
}
