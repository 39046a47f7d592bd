import type { Award, AwardException } from "#app/domain/award/award.ts";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequired } from "#app/domain/eligibility/required-words.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import type { FlowdownDecision, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import { changesByAward } from "#app/domain/posture/award-day.ts";
import type { NextStep } from "#app/domain/posture/next-step.ts";
import { STANDING_WORDS, type Standing } from "#app/domain/posture/standing.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import type { SubcontractState } from "#app/domain/subcontract/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { AwardSection } from "#app/ui/award/award-section.tsx";
import { DesignationNotice } from "#app/ui/contract/designation-notice.tsx";
import { OwnTermsAnswer, OwnTermsMark } from "#app/ui/eligibility/own-terms-answer.tsx";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { VerdictStamp } from "#app/ui/eligibility/verdict-stamp.tsx";
import { type ShownAhead, VerdictsAhead } from "#app/ui/eligibility/verdicts-ahead.tsx";
import type { ShownEnding } from "#app/ui/fact/status-endings.tsx";
import { FlowdownSection, type ShownFlowdown } from "#app/ui/flowdown/flowdown-section.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import type { ToldBySupplier } from "#app/ui/lower-tier/told-by-supplier.tsx";
import { MomentBar, type ShownMoment } from "#app/ui/moment/moment-bar.tsx";
import { AskedWords, type ShownAsked } from "#app/ui/renewal/asked-words.tsx";
import { NotLookedAt } from "#app/ui/review/not-looked-at.tsx";
import { ShowingsSection } from "#app/ui/showing/showings-section.tsx";
import { FactsSection, type ShownFact } from "./facts-section.tsx";
import { InformationSection, type ShownInformation } from "./information-section.tsx";
import { LowerTiersSection, type ShownTier } from "./lower-tiers-section.tsx";
import { NextStepNotice } from "./next-step-notice.tsx";

export type ShownSubcontract = ShownInformation & {
  id: string;
  number: string;
  title: string;
  state: SubcontractState;
  plannedAwardOn: string | null;
  value: number | null;
  contract: { id: string; piid: string; title: string };
  supplier: { id: string; legalName: string; isLinked: boolean };
  parent: { id: string; number: string; supplierName: string } | null;
  lowerTiers: ShownTier[];
};

type SubcontractPageProps = {
  organizationId: string;
  subcontract: ShownSubcontract;
  shown: ShownMoment;
  verdict: {
    decision: EligibilityVerdict;
    standing: Standing;
    facts: { toReview: number };
  } | null;
  postureState: PostureState;
  decision: FlowdownDecision | null;
  shownBeside: string | null;
  /** what the supplier says of lower tiers that cannot be so; null where it fits */
  lowerTierContradictions: string[];
  /** what the supplier told of its own subcontracts below it, newest first */
  toldTiers: readonly ToldBySupplier[];
  /** what the prime asks beyond the rule; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  flowdowns: readonly ShownFlowdown[];
  isFlowdownCurrent: boolean;
  facts: readonly ShownFact[];
  /** what nobody has looked at of what the supplier states, by name */
  unreviewed: readonly string[];
  endings: readonly ShownEnding[];
  /** what the prime recorded of the supplier itself */
  showings: readonly Showing[];
  ahead: readonly ShownAhead[];
  award: Award | null;
  annulledAwards: readonly Award[];
  exceptions: readonly AwardException[];
  /** null while it is open */
  closing: { at: string; actor: string; reason: string } | null;
  nextStep: NextStep;
  openBeforeAward: readonly OpenPoint[];
  /** what its supplier was asked to renew and has not answered */
  renewal: ShownAsked | null;
  mayAskRenewal: boolean;
  mayWrite: boolean;
  mayAnnul: boolean;
};

/** A subcontract: what it requires, what was received and checked, and what it comes to on a day. */
export function SubcontractPage(props: SubcontractPageProps) {
  const { organizationId, subcontract, shown, verdict, decision, mayWrite } = props;
  const { prime } = paths;
  const { id, number, title, contract, supplier } = subcontract;
  return (
    <Page
      kicker="Subcontract"
      title={title}
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        {
          label: formatPiid(contract.piid),
          href: prime.contract(organizationId, contract.id) + shown.at,
        },
      ]}
      action={<PageActions {...props} />}
    >
      <MomentBar shown={shown} href={prime.subcontract(organizationId, id)} />
      <TitleBlock
        label={`Subcontract ${number}`}
        cells={titleCells(props)}
        stamp={
          <>
            <VerdictStamp
              state={props.postureState}
              holdsUntil={verdict?.decision.holdsUntil ?? null}
              asOf={shown.moment.asOf}
            />
            {verdict?.decision.ownTerms && <OwnTermsMark ownTerms={verdict.decision.ownTerms} />}
          </>
        }
      />
      <DesignationNotice
        notices={verdict?.decision.notices ?? []}
        recordHref={
          mayWrite && shown.isNow ? prime.newModification(organizationId, contract.id) : null
        }
      />
      <ClosingNotice closing={props.closing} />
      {shown.isNow && (
        <NextStepNotice
          step={props.nextStep}
          organizationId={organizationId}
          subcontractId={id}
          supplierId={supplier.id}
          supplierName={supplier.legalName}
          toReview={verdict?.facts.toReview ?? 0}
          openBeforeAward={props.openBeforeAward}
          plannedAwardOn={changesOnAwardDay(props) ? subcontract.plannedAwardOn : null}
          mayWrite={mayWrite}
        />
      )}
      {verdict && (
        <Section title="The verdict and why">
          <VerdictReasons verdict={verdict.decision} />
          {verdict.decision.verdict === "eligible" && <NotLookedAt names={props.unreviewed} />}
          <OwnTermsAnswer ownTerms={verdict.decision.ownTerms ?? null} />
          {shown.isNow && <VerdictsAhead ahead={props.ahead} />}
          <Renewal {...props} />
        </Section>
      )}
      <InformationSection
        organizationId={organizationId}
        subcontractId={id}
        information={subcontract}
        decision={decision}
        shownBeside={props.shownBeside}
        mayWrite={mayWrite}
      />
      <FlowdownSection
        organizationId={organizationId}
        subcontractId={id}
        flowdowns={props.flowdowns}
        isCurrent={props.isFlowdownCurrent}
        isAnswered={decision !== null}
        mayWrite={mayWrite}
      />
      {mayWrite && (
        <p>
          <a href={prime.newOwnTerms(organizationId, { subcontractId: id })}>
            Ask for more than the rule in this subcontract
          </a>
        </p>
      )}
      <FactsSection
        organizationId={organizationId}
        supplierId={supplier.id}
        facts={props.facts}
        endings={props.endings}
        satisfiedBy={verdict?.decision.satisfiedBy ?? null}
      />
      <ShowingsSection
        showings={props.showings}
        fileHref={(evidenceId) => prime.evidence(organizationId, evidenceId)}
        action={
          <a href={`${prime.supplier(organizationId, supplier.id)}#recorded`}>
            Record more, or correct it
          </a>
        }
      />
      <AwardSection
        organizationId={organizationId}
        subcontractId={id}
        award={props.award}
        annulledAwards={props.annulledAwards}
        mayAnnul={props.mayAnnul}
        exceptions={props.exceptions}
        mayWrite={mayWrite && verdict !== null}
      />
      <LowerTiersSection
        organizationId={organizationId}
        tiers={subcontract.lowerTiers}
        contradictions={props.lowerTierContradictions}
        told={props.toldTiers}
        supplierName={supplier.legalName}
        at={shown.at}
      />
    </Page>
  );
}

/** What its supplier was asked to renew, or the way to ask. */
function Renewal({ organizationId, subcontract, renewal, mayAskRenewal }: SubcontractPageProps) {
  const { id, supplier } = subcontract;
  if (renewal)
    return (
      <Notice title={`${supplier.legalName} was asked to renew what lapses`}>
        <AskedWords organizationId={organizationId} asked={renewal} />
      </Notice>
    );
  if (!mayAskRenewal) return null;
  return (
    <p>
      <ButtonLink look="secondary" href={paths.prime.newRenewal(organizationId, supplier.id, id)}>
        Ask for renewal of what lapses
      </ButtonLink>
    </p>
  );
}

function PageActions({ organizationId, subcontract, shown, mayWrite }: SubcontractPageProps) {
  const { prime } = paths;
  const { id, state } = subcontract;
  return (
    <ButtonRow>
      {mayWrite && (
        <>
          <a href={prime.editSubcontract(organizationId, id)}>Correct</a>
          <a href={prime.closeSubcontract(organizationId, id)}>
            {state === "awarded" ? "Close" : "Withdraw"}
          </a>
        </>
      )}
      <ButtonLink look="secondary" href={prime.records(organizationId, id) + shown.at}>
        Oversight records
      </ButtonLink>
    </ButtonRow>
  );
}

/** Whether the planned award day is among the days ahead, and the answer of that day another one. */
function changesOnAwardDay({ verdict, ahead, subcontract }: SubcontractPageProps): boolean {
  const then = ahead.find(({ on }) => on === subcontract.plannedAwardOn);
  return changesByAward({
    verdict: verdict?.decision.verdict ?? null,
    awardDayVerdict: then?.decision.verdict ?? null,
  });
}

const STAGES: Record<SubcontractState, string> = {
  proposed: "Proposed",
  awarded: "Awarded",
  closed: "Closed",
};

function ClosingNotice({ closing }: Pick<SubcontractPageProps, "closing">) {
  if (!closing) return null;
  return (
    <Notice
      title={
        <>
          Closed on <InstantText at={closing.at} />
        </>
      }
    >
      {closing.actor}: {closing.reason}
    </Notice>
  );
}

function titleCells(props: SubcontractPageProps) {
  const { organizationId, subcontract, decision, ownTerms, shown } = props;
  const { number, supplier, contract, plannedAwardOn, parent, state, value } = subcontract;
  const { prime } = paths;
  return [
    { label: "Number", value: number, mono: true },
    {
      label: "Must hold",
      value: decision ? (
        <>
          {sayRequired(decision)}
          {ownTerms && (
            <>
              <br />
              {ownTerms.required} by own terms
            </>
          )}
        </>
      ) : (
        "Not known"
      ),
    },
    {
      label: "Supplier",
      value: (
        <a href={prime.supplier(organizationId, supplier.id) + shown.at}>{supplier.legalName}</a>
      ),
      wide: true,
    },
    {
      label: "Contract",
      value: (
        <a href={prime.contract(organizationId, contract.id) + shown.at}>
          {formatPiid(contract.piid)} {contract.title}
        </a>
      ),
      wide: true,
    },
    { label: "State", value: STAGES[state] },
    { label: "Stands", value: STANDING_WORDS[props.verdict?.standing ?? "to-answer"] },
    props.award
      ? { label: "Awarded", value: <DateText on={props.award.awardedOn} /> }
      : {
          label: "Planned award",
          value: plannedAwardOn ? <DateText on={plannedAwardOn} /> : "No date",
        },
    { label: "Value", value: value === null ? "Not known" : formatValue(value) },
    ...(parent
      ? [
          {
            label: "Lower tier of",
            value: (
              <a href={prime.subcontract(organizationId, parent.id) + shown.at}>
                {parent.number} {parent.supplierName}
              </a>
            ),
            wide: true,
          },
        ]
      : []),
  ];
}
