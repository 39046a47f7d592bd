import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type ShownOwnTerm = {
  id: string;
  requiredStatus: string;
  from: string;
  until: string | null;
  information: readonly string[];
  reason: string;
  wording: string;
  contractId: string | null;
  contractPiid: string | null;
  subcontractId: string | null;
  subcontractNumber: string | null;
};

type OwnTermsSectionProps = {
  organizationId: string;
  contractId: string;
  terms: readonly ShownOwnTerm[];
  mayWrite: boolean;
};

/** What the prime asks beyond the rule where a contract is shown; nothing where it asks nothing. */
export function OwnTermsSection(props: OwnTermsSectionProps) {
  const { organizationId, contractId, terms, mayWrite } = props;
  const ask = mayWrite && (
    <a href={paths.prime.newOwnTerms(organizationId, { contractId })}>Ask for more than the rule</a>
  );
  if (terms.length === 0)
    return ask ? (
      <Section title="Own terms" id="own-terms" action={ask}>
        <p>You ask for nothing beyond what the contract requires.</p>
      </Section>
    ) : null;
  return (
    <Section
      title="Own terms"
      id="own-terms"
      action={ask}
      lead="What you ask beyond the rule. It is shown to suppliers as yours, and never as law."
    >
      <OwnTermsTable organizationId={organizationId} terms={terms} mayWrite={mayWrite} />
    </Section>
  );
}

/** Own terms, each with where and how long it is asked. */
export function OwnTermsTable({
  organizationId,
  terms,
  mayWrite,
}: Pick<OwnTermsSectionProps, "organizationId" | "terms" | "mayWrite">) {
  return (
    <DataTable
      caption="Own terms"
      captionHidden
      columns={columns(organizationId, mayWrite)}
      rows={terms}
      rowKey={({ id }) => id}
    />
  );
}

function columns(organizationId: string, mayWrite: boolean): Column<ShownOwnTerm>[] {
  const { prime } = paths;
  return [
    {
      id: "status",
      header: "Asked for",
      rowHeader: true,
      cell: ({ requiredStatus, information }) => `${requiredStatus} with ${information.join(", ")}`,
    },
    {
      id: "where",
      header: "Where",
      cell: (term) => <Where term={term} organizationId={organizationId} />,
    },
    {
      id: "when",
      header: "When",
      cell: ({ from, until }) => (
        <>
          From <DateText on={from} />
          {until ? (
            <>
              {" "}
              to <DateText on={until} />
            </>
          ) : (
            " until further notice"
          )}
        </>
      ),
    },
    { id: "wording", header: "Told to suppliers", cell: ({ wording }) => wording },
    { id: "reason", header: "Why", cell: ({ reason }) => reason },
    ...(mayWrite
      ? [
          {
            id: "actions",
            header: "Change",
            cell: ({ id, requiredStatus }: ShownOwnTerm) => (
              <>
                <a href={prime.changeOwnTerms(organizationId, id)}>
                  Change<span className="visually-hidden"> {requiredStatus}</span>
                </a>
                {", "}
                <a href={prime.endOwnTerms(organizationId, id)}>
                  end<span className="visually-hidden"> {requiredStatus}</span>
                </a>
              </>
            ),
          },
        ]
      : []),
  ];
}

function Where({ term, organizationId }: { term: ShownOwnTerm; organizationId: string }) {
  const { contractId, contractPiid, subcontractId, subcontractNumber } = term;
  const { prime } = paths;
  if (subcontractId)
    return <a href={prime.subcontract(organizationId, subcontractId)}>{subcontractNumber}</a>;
  if (contractId)
    return (
      <a className="identifier" href={prime.contract(organizationId, contractId)}>
        {formatPiid(contractPiid ?? "")}
      </a>
    );
  return <>Every contract</>;
}
