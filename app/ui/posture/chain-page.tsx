import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import { type ChainNode, isFolded, listNodes } from "#app/domain/posture/chain.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { Legend } from "./legend.tsx";
import { StateMark } from "./stamp.tsx";

type ChainPageProps = {
  organizationId: string;
  organizationName: string;
  contract: { id: string; piid: string; title: string };
  nodes: ChainNode[];
  nextHref?: string;
  firstHref?: string;
  isCut: boolean;
  mayWrite: boolean;
  printed: Printed;
};

/** The supply chain of a contract as a tree: who works under whom, and how each stands today. */
export function ChainPage(props: ChainPageProps) {
  const { organizationId, organizationName, contract, nodes, isCut, mayWrite } = props;
  const { prime } = paths;
  return (
    <Page
      title="Supply chain as a tree"
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href: prime.contract(organizationId, contract.id) },
      ]}
      lead={`Who works under whom for ${contract.title}, and whether each may be awarded today.`}
    >
      <PrintedBy {...props.printed} filter={[`contract ${formatPiid(contract.piid)}`]} />
      {nodes.length === 0 ? (
        <EmptyState
          title="No open subcontract under this contract"
          action={
            mayWrite && (
              <ButtonLink href={prime.newSubcontract(organizationId, contract.id)}>
                Add a subcontract
              </ButtonLink>
            )
          }
        >
          Add the subcontracts you place, and under them those that your subcontractors place: the
          requirement applies at every tier.
        </EmptyState>
      ) : (
        <>
          <div className="chain-tree">
            <p className="chain-tree__root">
              {organizationName},{" "}
              <a href={prime.contract(organizationId, contract.id)}>
                contract <span className="identifier">{formatPiid(contract.piid)}</span>
              </a>
            </p>
            <Tiers organizationId={organizationId} nodes={nodes} />
          </div>
          {isCut && (
            <p>
              There are more lower tiers than one page shows: open a subcontract to see its own.
            </p>
          )}
          <Pager label="Pages of the tree" firstHref={props.firstHref} nextHref={props.nextHref} />
          <Disclosure summary="The same as a table">
            <DataTable
              caption={`Subcontracts under ${formatPiid(contract.piid)}, tier by tier`}
              captionHidden
              columns={columns(organizationId)}
              rows={withParents(nodes)}
              rowKey={(row) => row.id}
            />
          </Disclosure>
          <Disclosure summary="What the states mean">
            <Legend />
          </Disclosure>
        </>
      )}
    </Page>
  );
}

type TiersProps = { organizationId: string; nodes: readonly ChainNode[] };

function Tiers({ organizationId, nodes }: TiersProps) {
  return (
    <ul className="chain-tree__tier">
      {nodes.map((node) => (
        <li key={node.id} className="chain-tree__node">
          <NodeLine organizationId={organizationId} node={node} />
          {node.lowerTiers.length > 0 && <Below organizationId={organizationId} node={node} />}
        </li>
      ))}
    </ul>
  );
}

/** What hangs under one, folded where it is much. */
function Below({ organizationId, node }: { organizationId: string; node: ChainNode }) {
  const tiers = <Tiers organizationId={organizationId} nodes={node.lowerTiers} />;
  if (!isFolded(node)) return tiers;
  return (
    <details className="chain-tree__fold">
      <summary>
        {node.below} in lower tiers
        {node.worstBelow && <>, the worst {POSTURE_WORDS[node.worstBelow].toLowerCase()}</>}
      </summary>
      {tiers}
    </details>
  );
}

function NodeLine({ organizationId, node }: { organizationId: string; node: ChainNode }) {
  const { id, number, title, supplierId, supplierName, state, isClosed, told } = node;
  const { prime } = paths;
  return (
    <div className="chain-tree__line">
      <span className="chain-tree__state">
        {isClosed ? <Tag>Closed</Tag> : <StateMark state={state} />}
      </span>
      <a className="identifier" href={prime.subcontract(organizationId, id)}>
        {number}
      </a>
      <span>
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>, {title}
      </span>
      {told && <ToldOfBelow organizationId={organizationId} node={{ id, supplierName, told }} />}
    </div>
  );
}

/** What its supplier says of subcontracts of its own: its word, and no branch of our tree. */
function ToldOfBelow({
  organizationId,
  node: { id, supplierName, told },
}: {
  organizationId: string;
  node: Pick<ChainNode, "id" | "supplierName" | "told">;
}) {
  if (!told) return null;
  return (
    <p className="chain-tree__told">
      <a href={`${paths.prime.subcontract(organizationId, id)}#lower-tiers`}>
        {supplierName} says of its own lower tiers
      </a>
      , <InstantText at={told.toldAt} />: {told.words}
    </p>
  );
}

type TableRow = ChainNode & { parentNumber: string | null };

function withParents(nodes: readonly ChainNode[]): TableRow[] {
  const all = listNodes(nodes);
  const numberOf = new Map(all.map(({ id, number }) => [id, number]));
  return all.map((node) => ({
    ...node,
    parentNumber: (node.parentId && numberOf.get(node.parentId)) || null,
  }));
}

function columns(organizationId: string): Column<TableRow>[] {
  return [
    {
      id: "number",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ id, number }) => (
        <a className="identifier" href={paths.prime.subcontract(organizationId, id)}>
          {number}
        </a>
      ),
    },
    { id: "tier", header: "Tier", align: "end", cell: ({ tier }) => tier },
    { id: "under", header: "Under", cell: ({ parentNumber }) => parentNumber ?? "The prime" },
    { id: "supplier", header: "Supplier", cell: ({ supplierName }) => supplierName },
    {
      id: "required",
      header: "Must hold",
      cell: (row) => sayRequiredOf(row),
    },
    {
      id: "state",
      header: "May it be awarded today?",
      cell: ({ isClosed, state }) => (isClosed ? <Tag>Closed</Tag> : <StateMark state={state} />),
    },
    {
      id: "told",
      header: "What the supplier says of its own lower tiers",
      cell: ({ told }) => told?.words ?? "Nothing told",
    },
  ];
}
