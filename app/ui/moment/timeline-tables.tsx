import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { KnownDay } from "#app/domain/moment/timeline.ts";
import type { VerdictRun } from "#app/domain/moment/verdict-runs.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

type TimelineTablesProps = {
  days: readonly KnownDay[];
  runs: readonly VerdictRun[];
  words: (day: KnownDay) => string;
  /** @param knownOn absent: as known at the moment shown */
  hrefOf: (asOf: CalendarDate, knownOn?: CalendarDate) => string;
};

/** What the timeline draws, newest first. */
export function TimelineTables({ days, runs, words, hrefOf }: TimelineTablesProps) {
  return (
    <>
      <DataTable
        caption="Days on which something came to be known"
        columns={dayColumns(words, hrefOf)}
        rows={days.toReversed()}
        rowKey={(day) => day.on}
      />
      {runs.length > 0 && (
        <DataTable
          caption="The verdict, day by day"
          columns={runColumns(hrefOf)}
          rows={runs.toReversed()}
          rowKey={(run) => run.from}
        />
      )}
    </>
  );
}

function dayColumns(
  words: TimelineTablesProps["words"],
  hrefOf: TimelineTablesProps["hrefOf"],
): Column<KnownDay>[] {
  return [
    {
      id: "on",
      header: "Day",
      rowHeader: true,
      cell: ({ on }) => (
        <a href={hrefOf(on, on)}>
          <DateText on={on} />
        </a>
      ),
    },
    { id: "what", header: "What came to be known", cell: words },
    { id: "entries", header: "Entries", align: "end", cell: ({ entries }) => entries },
  ];
}

function runColumns(hrefOf: TimelineTablesProps["hrefOf"]): Column<VerdictRun>[] {
  return [
    {
      id: "from",
      header: "From",
      rowHeader: true,
      cell: ({ from }) => (
        <a href={hrefOf(from)}>
          <DateText on={from} />
        </a>
      ),
    },
    { id: "to", header: "To", cell: ({ to }) => <DateText on={to} /> },
    { id: "state", header: "Verdict", cell: ({ state }) => <StateMark state={state} /> },
  ];
}
