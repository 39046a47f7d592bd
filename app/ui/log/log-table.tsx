import { actionWords } from "#app/domain/log/entry.ts";
import type { LogItem } from "#app/domain/log/item.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { LogAbout, type SubjectHrefs } from "./log-about.tsx";

type Hrefs = SubjectHrefs & { entry?: (seq: number) => string };

type LogTableProps = {
  entries: readonly LogItem[];
  /** where a subject or an entry is looked at; one without an address is named only */
  hrefs?: Hrefs;
  /** leaves out what the entries are about: the page says it already */
  isOfOne?: boolean;
};

/** Entries of the log: when, what, who, about what, and the hash that stands in the tree. */
export function LogTable({ entries, hrefs = {}, isOfOne = false }: LogTableProps) {
  return (
    <DataTable
      caption="Entries of the oversight log"
      captionHidden
      wide
      columns={columns(hrefs).filter(({ id }) => !(isOfOne && id === "about"))}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
    />
  );
}

function columns(hrefs: Hrefs): Column<LogItem>[] {
  return [
    { id: "seq", header: "Entry", align: "end", mono: true, cell: ({ seq }) => seq },
    { id: "at", header: "When", cell: ({ at }) => <InstantText at={at} /> },
    {
      id: "action",
      header: "What",
      rowHeader: true,
      cell: ({ seq, action }) =>
        hrefs.entry ? <a href={hrefs.entry(seq)}>{actionWords(action)}</a> : actionWords(action),
    },
    { id: "actor", header: "Who", cell: ({ actor }) => actor },
    { id: "about", header: "About", cell: (entry) => <LogAbout entry={entry} hrefs={hrefs} /> },
    {
      id: "leaf",
      header: "Leaf hash",
      cell: ({ leafHash }) => <Identifier short>{leafHash}</Identifier>,
    },
  ];
}
