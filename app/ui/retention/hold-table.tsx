import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";

export type ShownHold = {
  id: string;
  contract: { id: string; piid: string } | null;
  supplier: { id: string; legalName: string } | null;
  reason: string;
  placedAt: string;
  placedByName: string;
  released: { at: string; byName: string; reason: string } | null;
};

type HoldTableProps = {
  organizationId: string;
  holds: readonly ShownHold[];
  mayManage: boolean;
};

/** Legal holds: what each is about, why, and its end or the way to end it. */
export function HoldTable({ organizationId, holds, mayManage }: HoldTableProps) {
  const isReleased = holds.some((hold) => hold.released);
  return (
    <DataTable
      caption="Legal holds"
      captionHidden
      columns={[
        ...columns(organizationId),
        ...(isReleased ? [RELEASED] : []),
        ...(mayManage && !isReleased ? [releaseColumn(organizationId)] : []),
      ]}
      rows={holds}
      rowKey={(hold) => hold.id}
    />
  );
}

function columns(organizationId: string): Column<ShownHold>[] {
  return [
    {
      id: "about",
      header: "About",
      rowHeader: true,
      cell: (hold) => <HoldAbout organizationId={organizationId} hold={hold} />,
    },
    {
      id: "reason",
      header: "Why",
      cell: ({ reason }) => <span className="written">{reason}</span>,
    },
    {
      id: "placed",
      header: "Placed",
      cell: ({ placedAt, placedByName }) => (
        <>
          <InstantText at={placedAt} /> by {placedByName}
        </>
      ),
    },
  ];
}

const RELEASED: Column<ShownHold> = {
  id: "released",
  header: "Released",
  cell: ({ released }) =>
    released && (
      <>
        <InstantText at={released.at} /> by {released.byName}:{" "}
        <span className="written">{released.reason}</span>
      </>
    ),
};

function releaseColumn(organizationId: string): Column<ShownHold> {
  return {
    id: "release",
    header: "Change",
    cell: (hold) => (
      <a
        href={paths.prime.releaseHold(organizationId, hold.id)}
        aria-label={`Release the hold: ${hold.reason}`}
      >
        Release
      </a>
    ),
  };
}

/** What a hold is about, leading there. */
export function HoldAbout({ organizationId, hold }: { organizationId: string; hold: ShownHold }) {
  const { contract, supplier } = hold;
  if (contract)
    return (
      <>
        Contract{" "}
        <a href={paths.prime.contract(organizationId, contract.id)}>{formatPiid(contract.piid)}</a>
      </>
    );
  if (supplier)
    return <a href={paths.prime.supplier(organizationId, supplier.id)}>{supplier.legalName}</a>;
  return "Everything you keep";
}
