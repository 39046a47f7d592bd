import {
  type MatrixFilter,
  type MatrixRow,
  sayMatrixFilter,
  writeMatrixFilter,
} from "#app/domain/audit/matrix.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { StackedBar } from "#app/ui/chart/stacked-bar.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { type Printed, PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { Legend } from "#app/ui/posture/legend.tsx";
import { MatrixTable } from "./matrix-table.tsx";

type MatrixPageProps = {
  grantId: string;
  primeName: string;
  today: string;
  room: {
    title: string;
    startsOn: string;
    endsOn: string;
    contracts: readonly { id: string; piid: string; title: string }[];
  };
  filter: MatrixFilter;
  matrix: { rows: readonly MatrixRow[]; next: string | null };
  counts: Record<PostureState, number>;
  printed: Printed;
};

/** An audit room: every subcontract of its contracts, what it must hold and where it stands. */
export function MatrixPage(props: MatrixPageProps) {
  const { grantId, primeName, today, room, filter, counts } = props;
  const here = paths.audit.matrix(grantId);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { after: _, ...narrowed } = filter;
  return (
    <Page title={room.title} kicker="Audit room">
      <TitleBlock
        label={room.title}
        cells={[
          { label: "Prime contractor", value: primeName, wide: true },
          { label: "As of", value: <DateText on={today} /> },
          {
            label: "Access",
            value: (
              <>
                <DateText on={room.startsOn} /> to <DateText on={room.endsOn} />
              </>
            ),
          },
          {
            label: room.contracts.length === 1 ? "Contract" : "Contracts",
            value: <ContractLinks grantId={grantId} contracts={room.contracts} />,
            wide: true,
          },
        ]}
      />
      {total > 0 && (
        <StackedBar
          title="Where the subcontracts stand"
          unit="Subcontracts"
          segments={POSTURE_STATES.map((state) => ({
            label: POSTURE_WORDS[state],
            value: counts[state],
            tone: state,
            href: `${here}?${writeMatrixFilter({ ...narrowed, state })}#matrix`,
          }))}
        />
      )}
      <Section
        title="Requirement matrix"
        id="matrix"
        lead="What each subcontract must hold, whether it was flowed down and acknowledged, what was checked, and what was decided. Open one to read all of it."
      >
        <PrintedBy {...props.printed} filter={sayMatrixFilter(filter, room.contracts)} />
        <Matrix {...props} total={total} />
        <Disclosure summary="What the states mean">
          <Legend />
        </Disclosure>
      </Section>
    </Page>
  );
}

function ContractLinks({
  grantId,
  contracts,
}: {
  grantId: string;
  contracts: MatrixPageProps["room"]["contracts"];
}) {
  return (
    <ul className="plain-list">
      {contracts.map(({ id, piid, title }) => (
        <li key={id}>
          <a href={paths.audit.contract(grantId, id)}>
            <span className="identifier">{formatPiid(piid)}</span> {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Matrix({
  grantId,
  room,
  filter,
  matrix,
  counts,
  total,
}: MatrixPageProps & { total: number }) {
  const here = paths.audit.matrix(grantId);
  const { after, ...narrowed } = filter;
  const address = writeMatrixFilter(narrowed);
  const isNarrowed = address !== "";
  const found = filter.state ? counts[filter.state] : total;
  return (
    <>
      {(total > 0 || isNarrowed) && (
        <SearchBar
          label="Search subcontracts"
          query={filter.search}
          placeholder="Number, title or subcontractor"
          filters={[
            ...(room.contracts.length > 1
              ? [
                  {
                    name: "contract",
                    label: "Contract",
                    value: filter.contractId,
                    options: room.contracts.map(({ id, piid }) => ({
                      value: id,
                      label: formatPiid(piid),
                    })),
                  },
                ]
              : []),
            {
              name: "state",
              label: "State",
              value: filter.state,
              options: POSTURE_STATES.map((one) => ({ value: one, label: POSTURE_WORDS[one] })),
            },
          ]}
          clearHref={here}
        />
      )}
      <MatrixTable
        grantId={grantId}
        rows={matrix.rows}
        showsContract={room.contracts.length > 1 && !filter.contractId}
        empty={isNarrowed ? <NothingFits here={here} /> : <NoSubcontracts />}
      />
      <Pager
        label="Pages of subcontracts"
        position={`${countWords(found, "subcontract")}${after ? `, after ${after}` : ""}`}
        firstHref={after ? `${here}?${address}#matrix` : undefined}
        nextHref={
          matrix.next === null
            ? undefined
            : `${here}?${writeMatrixFilter({ ...narrowed, after: matrix.next })}#matrix`
        }
      />
    </>
  );
}

function NothingFits({ here }: { here: string }) {
  return (
    <EmptyState title="No subcontract fits">
      Change what you search for, or <a href={here}>show all of them</a>.
    </EmptyState>
  );
}

function NoSubcontracts() {
  return (
    <EmptyState title="No subcontract is recorded under these contracts">
      The prime contractor adds them; they stand here as soon as it does.
    </EmptyState>
  );
}
