import type { SubmissionResult } from "@conform-to/react";
import type { AuditNote } from "#app/domain/audit/note.ts";
import type { TimelineItem } from "#app/domain/audit/timeline-item.ts";
import type { Award, AwardException } from "#app/domain/award/award.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequired } from "#app/domain/eligibility/required-words.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { Fact } from "#app/domain/fact/content.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import type { FlowdownDecision } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { paths } from "#app/paths.ts";
import { VerdictReasons } from "#app/ui/eligibility/verdict-reasons.tsx";
import { VerdictStamp } from "#app/ui/eligibility/verdict-stamp.tsx";
import type { ShownEnding } from "#app/ui/fact/status-endings.tsx";
import { FlowdownSection, type ShownFlowdown } from "#app/ui/flowdown/flowdown-section.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { type ToldBySupplier, ToldTiersBySupplier } from "#app/ui/lower-tier/told-by-supplier.tsx";
import { MomentBar, type ShownMoment } from "#app/ui/moment/moment-bar.tsx";
import { RecordCard } from "#app/ui/record/record-card.tsx";
import { ShowingsSection } from "#app/ui/showing/showings-section.tsx";
import {
  InformationSection,
  type ShownInformation,
} from "#app/ui/subcontract/information-section.tsx";
import { AuditAwardSection } from "./audit-award-section.tsx";
import { type AuditFact, AuditFactsSection } from "./audit-facts-section.tsx";
import { type AuditPlan, AuditPlansSection } from "./audit-plans-section.tsx";
import {
  type AuditQuestionnaire,
  AuditQuestionnairesSection,
} from "./audit-questionnaires-section.tsx";
import { NotesSection } from "./notes-section.tsx";
import { TimelineSection } from "./timeline-section.tsx";

type AuditSubcontractPageProps = {
  grantId: string;
  page: {
    subcontract: ShownInformation & {
      id: string;
      number: string;
      title: string;
      contract: { id: string; piid: string; title: string };
      supplier: { legalName: string; uei: string | null; cages: string[] };
    };
    asOf: CalendarDate;
    verdict: { decision: EligibilityVerdict } | null;
    postureState: PostureState;
    decision: FlowdownDecision | null;
    shownBeside: Fact | null;
    flowdowns: readonly ShownFlowdown[];
    isFlowdownCurrent: boolean;
    facts: readonly AuditFact[];
    endings: readonly ShownEnding[];
    showings: readonly Showing[];
    plans: readonly AuditPlan[];
    /** what the supplier told of its own subcontracts below it, newest first */
    toldTiers: readonly ToldBySupplier[];
    questionnaires: readonly AuditQuestionnaire[];
    disposals: readonly Disposal[];
    award: Award | null;
    annulledAwards: readonly Award[];
    exceptions: readonly AwardException[];
    records: readonly RecordSummary[];
    notes: readonly AuditNote[];
    timeline: { items: readonly TimelineItem[]; next: number | null };
  };
  /** the entry before which the timeline begins; absent on its first page */
  before?: number;
  shown: ShownMoment;
  lastResult?: SubmissionResult;
};

/** A subcontract as its contract officer reads it: everything, in the order of a record. */
export function AuditSubcontractPage(props: AuditSubcontractPageProps) {
  const { grantId, page, shown, before, lastResult } = props;
  const { subcontract, verdict, decision, asOf } = page;
  const { id, number, title, supplier, contract } = subcontract;
  // These sections offer changes to the prime's people; without the right to write they only show.
  const readOnly = { organizationId: "", subcontractId: id, mayWrite: false };
  return (
    <Page
      title={title}
      kicker={`Subcontract ${number}`}
      breadcrumb={[{ label: "Requirement matrix", href: paths.audit.matrix(grantId) }]}
    >
      <MomentBar shown={shown} href={paths.audit.subcontract(grantId, id)} />
      <TitleBlock
        label={`Subcontract ${number}`}
        cells={[
          { label: "Number", value: number, mono: true },
          { label: "Must hold", value: decision ? sayRequired(decision) : "Not known yet" },
          { label: "Subcontractor", value: supplier.legalName, wide: true },
          {
            label: "Contract",
            value: (
              <a href={paths.audit.contract(grantId, contract.id) + shown.at}>
                {formatPiid(contract.piid)} {contract.title}
              </a>
            ),
            wide: true,
          },
          { label: "UEI", value: supplier.uei ?? "Not recorded", mono: true },
          { label: "CAGE codes", value: supplier.cages.join(", ") || "Not recorded", mono: true },
        ]}
        stamp={
          <VerdictStamp
            state={page.postureState}
            holdsUntil={verdict?.decision.holdsUntil ?? null}
            asOf={asOf}
          />
        }
      />
      {verdict && (
        <Section title="The verdict and why">
          <VerdictReasons verdict={verdict.decision} />
        </Section>
      )}
      <Section
        title="Oversight records"
        id="records"
        lead="Each is a PDF to read and a JSON to verify, with proofs, byte for byte as it was built."
      >
        {page.records.length === 0 ? (
          <p>None was made yet.</p>
        ) : (
          page.records.map((record) => (
            <RecordCard
              key={record.id}
              record={record}
              zipHref={paths.audit.recordZip(grantId, record.id)}
              pdfHref={paths.audit.recordPdf(grantId, record.id)}
              jsonHref={paths.audit.recordJson(grantId, record.id)}
            />
          ))
        )}
        <p>
          {shown.isNow && (
            <>
              <a href={paths.audit.newRecord(grantId, { subcontract: subcontract.id })}>
                Make a record
              </a>
              {" · "}
            </>
          )}
          <a href={paths.verify}>Check a record</a>
        </p>
      </Section>
      <InformationSection
        {...readOnly}
        information={subcontract}
        decision={decision}
        shownBeside={page.shownBeside && summarizeFact(page.shownBeside)}
      />
      <FlowdownSection
        {...readOnly}
        flowdowns={page.flowdowns}
        isCurrent={page.isFlowdownCurrent}
        isAnswered={decision !== null}
      />
      <AuditFactsSection
        disposals={page.disposals}
        grantId={grantId}
        facts={page.facts}
        endings={page.endings}
        satisfiedBy={verdict?.decision.satisfiedBy ?? null}
      />
      <ShowingsSection
        showings={page.showings}
        fileHref={(evidenceId) => paths.audit.evidence(grantId, evidenceId)}
      />
      <AuditPlansSection grantId={grantId} plans={page.plans} on={page.asOf} />
      {page.toldTiers.length > 0 && (
        <Section title="Lower tiers" id="lower-tiers">
          <ToldTiersBySupplier told={page.toldTiers} supplierName={supplier.legalName} />
        </Section>
      )}
      <AuditQuestionnairesSection grantId={grantId} questionnaires={page.questionnaires} />
      <AuditAwardSection
        award={page.award}
        annulledAwards={page.annulledAwards}
        exceptions={page.exceptions}
      />
      {shown.isNow && (
        <NotesSection
          grantId={grantId}
          about="this subcontract"
          notes={page.notes}
          lastResult={lastResult}
        />
      )}
      <TimelineSection
        here={paths.audit.subcontract(grantId, id)}
        timeline={page.timeline}
        before={before}
      />
    </Page>
  );
}
