import { formatPiid } from "#app/domain/contract/piid.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { StackedBar } from "#app/ui/chart/stacked-bar.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { Legend } from "#app/ui/posture/legend.tsx";
import { MatrixTable, type ShownMatrixRow } from "./matrix-table.tsx";

type AuditContractPageProps = {
  grantId: string;
  primeName: string;
  today: string;
  contract: {
    piid: string;
    title: string;
    agency: string;
    startsOn: string;
    endsOn: string;
    requiredStatus: string | null;
    counts: Record<PostureState, number>;
  };
  matrix: { rows: readonly ShownMatrixRow[]; next: string | null };
};

/** A contract as its contract officer reads it: every subcontract with what it must hold and where it stands. */
export function AuditContractPage(props: AuditContractPageProps) {
  const { grantId, primeName, today, contract, matrix } = props;
  const total = Object.values(contract.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Page title={contract.title} kicker="Contract">
      <TitleBlock
        label={`Contract ${formatPiid(contract.piid)}`}
        cells={[
          { label: "Contract number", value: formatPiid(contract.piid), mono: true },
          { label: "Requires", value: contract.requiredStatus ?? "No CMMC status" },
          { label: "Prime contractor", value: primeName },
          { label: "As of", value: <DateText on={today} /> },
          { label: "Agency", value: contract.agency, wide: true },
          {
            label: "Period of performance",
            value: (
              <>
                <DateText on={contract.startsOn} /> to <DateText on={contract.endsOn} />
              </>
            ),
            wide: true,
          },
        ]}
      />
      {total > 0 && (
        <StackedBar
          title="Where its subcontracts stand"
          unit="Subcontracts"
          segments={POSTURE_STATES.map((state) => ({
            label: POSTURE_WORDS[state],
            value: contract.counts[state],
            tone: state,
          }))}
        />
      )}
      <Section
        title="Requirement matrix"
        id="matrix"
        lead="What each subcontract must hold, whether it was flowed down and acknowledged, what was checked, and what was decided."
      >
        {matrix.rows.length === 0 ? (
          <EmptyState title="No subcontract is recorded under this contract">
            The prime contractor adds them; they stand here as soon as it does.
          </EmptyState>
        ) : (
          <MatrixTable grantId={grantId} rows={matrix.rows} />
        )}
        <Pager
          label="Pages of subcontracts"
          nextHref={
            matrix.next === null
              ? undefined
              : `${paths.audit.contract(grantId)}?after=${encodeURIComponent(matrix.next)}`
          }
        />
        <Disclosure summary="What the states mean">
          <Legend />
        </Disclosure>
      </Section>
    </Page>
  );
}
