import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Notice } from "#app/domain/eligibility/types.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { StackedBar } from "#app/ui/chart/stacked-bar.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Notice as NoticeBox } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { MomentBar, type ShownMoment } from "#app/ui/moment/moment-bar.tsx";
import { momentQuery } from "#app/ui/moment/moment-query.ts";
import { Legend } from "#app/ui/posture/legend.tsx";
import { HoldLine } from "#app/ui/retention/hold-line.tsx";
import { DesignationNotice } from "./designation-notice.tsx";
import { ModificationSection, type ShownModification } from "./modification-section.tsx";
import { OwnTermsSection, type ShownOwnTerm } from "./own-terms-section.tsx";
import { SubcontractTable, type SubcontractTableProps } from "./subcontract-table.tsx";
import { TermsList } from "./terms-list.tsx";

export type ContractHead = {
  id: string;
  piid: string;
  agency: string;
  title: string;
  awardedOn: string | null;
  startsOn: string;
  inForce: {
    requiredStatus: string | null;
    endsOn: string;
    clauses: { number: string; title: string }[];
  };
  /** what the contract required when it was awarded */
  requiredStatus: string | null;
  modifications: readonly ShownModification[];
  notices: readonly Notice[];
  options: { name: string; exerciseOn: string }[];
  counts: Record<PostureState, number>;
};

type ContractPageProps = {
  organizationId: string;
  contract: ContractHead;
  shown: ShownMoment;
  table: Omit<SubcontractTableProps, "organizationId" | "contractId" | "listHref" | "moment">;
  mayWrite: boolean;
  isHeld: boolean;
  /** flowdowns that no longer say what is required */
  outdatedFlowdowns: number;
  ownTerms: readonly ShownOwnTerm[];
};

/** A contract: what it requires, where its subcontracts stand, and the list of them. */
export function ContractPage(props: ContractPageProps) {
  const { organizationId, contract, shown, table, mayWrite, isHeld } = props;
  const { prime } = paths;
  const { id, piid, title } = contract;
  const total = Object.values(contract.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Page
      kicker="Contract"
      title={title}
      breadcrumb={[{ label: "Contracts", href: prime.contracts(organizationId) }]}
      action={
        <ButtonRow>
          <ButtonLink look="secondary" href={prime.contractRecords(organizationId, id) + shown.at}>
            Oversight records
          </ButtonLink>
          {mayWrite && (
            <ButtonLink href={prime.newSubcontract(organizationId, id)}>
              Add a subcontract
            </ButtonLink>
          )}
        </ButtonRow>
      }
    >
      <MomentBar shown={shown} href={prime.contract(organizationId, id)} />
      {isHeld && (
        <HoldLine organizationId={organizationId} thing="Evidence of its subcontractors" />
      )}
      <TitleBlock
        label={`Contract ${piid}`}
        cells={[
          { label: "Contract number", value: formatPiid(piid), mono: true },
          { label: "Requires", value: contract.inForce.requiredStatus ?? "No CMMC status" },
          { label: "Agency", value: contract.agency, wide: true },
          {
            label: "Period of performance",
            value: (
              <>
                <DateText on={contract.startsOn} /> to <DateText on={contract.inForce.endsOn} />
              </>
            ),
            wide: true,
          },
          {
            label: "Awarded",
            value: contract.awardedOn ? <DateText on={contract.awardedOn} /> : "Not recorded",
          },
        ]}
      />
      <DesignationNotice
        notices={contract.notices}
        recordHref={mayWrite ? prime.newModification(organizationId, id) : null}
      />
      {props.outdatedFlowdowns > 0 && (
        <NoticeBox
          tone="warning"
          title={
            props.outdatedFlowdowns === 1
              ? "One flowdown no longer says what is required"
              : `${props.outdatedFlowdowns} flowdowns no longer say what is required`
          }
          action={
            mayWrite && (
              <a href={prime.reissueFlowdowns(organizationId, id)}>Issue them again in one step</a>
            )
          }
        >
          Their suppliers were told something else than what holds today.
        </NoticeBox>
      )}
      {total > 0 && (
        <StackedBar
          title="Where its subcontracts stand"
          unit="Subcontracts"
          segments={POSTURE_STATES.map((state) => ({
            label: POSTURE_WORDS[state],
            value: contract.counts[state],
            tone: state,
            href: `${prime.contract(organizationId, id)}?${new URLSearchParams({ ...momentQuery(shown), state })}#subcontracts`,
          }))}
        />
      )}
      <Section
        title="Subcontracts"
        id="subcontracts"
        action={total > 0 && <a href={prime.chain(organizationId, id)}>As a tree, tier by tier</a>}
      >
        <SubcontractTable
          organizationId={organizationId}
          contractId={id}
          listHref={prime.contract(organizationId, id)}
          moment={momentQuery(shown)}
          {...table}
        />
        <Disclosure summary="What the states mean">
          <Legend />
        </Disclosure>
      </Section>
      <ContractTerms {...props} />
      <ModificationSection
        contractId={id}
        organizationId={organizationId}
        modifications={contract.modifications}
        fileHref={(modificationId) => prime.modificationFile(organizationId, id, modificationId)}
        mayWrite={mayWrite}
      />
      <OwnTermsSection
        organizationId={organizationId}
        contractId={id}
        terms={props.ownTerms}
        mayWrite={mayWrite}
      />
    </Page>
  );
}

function ContractTerms({
  organizationId,
  contract,
  shown,
  mayWrite,
}: Pick<ContractPageProps, "organizationId" | "contract" | "shown" | "mayWrite">) {
  const { prime } = paths;
  const { id, inForce, options } = contract;
  const edit = mayWrite && <a href={prime.editContract(organizationId, id)}>Correct</a>;
  return (
    <Section
      title="Terms in force"
      action={edit}
      lead={
        mayWrite && (
          <a href={prime.auditsOf(organizationId, id)}>
            Audit access: let contract officers and auditors read this contract
          </a>
        )
      }
    >
      <TermsList
        clauses={inForce.clauses}
        options={options}
        outlookHref={(on) =>
          on > shown.today ? prime.outlookOn(organizationId, { on, contract: id }) : undefined
        }
      />
    </Section>
  );
}
