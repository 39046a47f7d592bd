import { formatPiid } from "#app/domain/contract/piid.ts";
import type { LogItem } from "#app/domain/log/item.ts";

type Subject = "contract" | "subcontract" | "supplier";

export type SubjectHrefs = Partial<Record<Subject, (id: string) => string>>;

type LogAboutProps = {
  entry: Pick<LogItem, Subject>;
  /** where a subject is looked at; one without an address is named only */
  hrefs: SubjectHrefs;
};

/** What an entry is about, by name. */
export function LogAbout({ entry, hrefs }: LogAboutProps) {
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
