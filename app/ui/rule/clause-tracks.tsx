import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { type Clause, clauses } from "#catalogs/index.ts";

type ClauseNumber = Clause["numbers"][number];

/** Which clause number a contract carries depends on the track on which it was awarded. */
export function ClauseTracks() {
  return (
    <Section
      title="Clause numbers and their tracks"
      id="tracks"
      lead="Since the FAR overhaul numbers run on two tracks: those of the codified text, and those that agencies put into new contracts by class deviation. Both are current; the contract says which it carries."
    >
      <DataTable
        caption="Clauses and provisions by track"
        captionHidden
        columns={COLUMNS}
        rows={clauses}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

const COLUMNS: Column<Clause>[] = [
  {
    id: "title",
    header: "Clause or provision",
    rowHeader: true,
    cell: ({ title, regulation, source }) => (
      <>
        {title} ({regulation})
        <br />
        <Citation>{source.paragraph}</Citation>
      </>
    ),
  },
  {
    id: "codified",
    header: "Codified track",
    cell: ({ numbers }) => <Numbers numbers={numbers} track="codified" />,
  },
  {
    id: "far-overhaul",
    header: "FAR overhaul track",
    cell: ({ numbers }) => <Numbers numbers={numbers} track="far-overhaul" />,
  },
];

/** A number of both tracks stands on each. */
function Numbers({ numbers, track }: Pick<Clause, "numbers"> & { track: ClauseNumber["track"] }) {
  const shown = numbers.filter((one) => one.track === track || one.track === "both");
  if (shown.length === 0) return "None";
  return (
    <ul className="plain-list">
      {shown.map((one) => (
        <li key={one.number}>
          <strong>{one.number}</strong> {inNewContracts(one)}
        </li>
      ))}
    </ul>
  );
}

function inNewContracts({ effectiveFrom, effectiveTo }: ClauseNumber): string {
  const from = formatDate(effectiveFrom as CalendarDate);
  return effectiveTo === null
    ? `since ${from}`
    : `${from} to ${formatDate(effectiveTo as CalendarDate)}`;
}
