import { formatPiid } from "#app/domain/contract/piid.ts";
import { actionWords } from "#app/domain/oversight/entry.ts";
import type { LogItem } from "#app/domain/oversight/log-item.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";

type Subject = "contract" | "subcontract" | "supplier";

type Hrefs = Partial<Record<Subject, (id: string) => string>>;

type LogTableProps = {
  entries: readonly LogItem[];
  /** where a subject is looked at; one without an address is named only */
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
      cell: ({ action }) => actionWords(action),
    },
    { id: "actor", header: "Who", cell: ({ actor }) => actor },
    { id: "about", header: "About", cell: (entry) => <About entry={entry} hrefs={hrefs} /> },
    {
      id: "leaf",
      header: "Leaf hash",
      cell: ({ leafHash }) => <Identifier short>{leafHash}</Identifier>,
    },
  ];
}

function About({ entry, hrefs }: { entry: LogItem; hrefs: Hrefs }) {
  const { contract, subcontract, supplier } = entry;
  const named: { kind: Subject; id: string; name: string }[] = [
    ...(subcontract
      ? [{ kind: "subcontract" as const, id: subcontract.id, name: subcontract.number }]
      : []),
    ...(supplier ? [{ kind: "supplier" as const, id: supplier.id, name: supplier.legalName }] : []),
    ...(contract
      ? [{ kind: "contract" as const, id: contract.id, name: formatPiid(contract.piid) }]
      : []),
  ];
  if (named.length === 0) return "The organization";
  return (
    <ul className="plain-list">
      {named.map(({ kind, id, name }) => {
        const href = hrefs[kind]?.(id);
        return <li key={kind}>{href ? <a href={href}>{name}</a> : name}</li>;
      })}
    </ul>
  );
}
