import type { SubmissionResult } from "@conform-to/react";
import type { AuditNote } from "#app/domain/audit/note.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Notice } from "#app/domain/eligibility/types.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import type { RecordSummary } from "#app/domain/record/summary.ts";
import { paths } from "#app/paths.ts";
import { StackedBar } from "#app/ui/chart/stacked-bar.tsx";
import { DesignationNotice } from "#app/ui/contract/designation-notice.tsx";
import {
  ModificationSection,
  type ShownModification,
} from "#app/ui/contract/modification-section.tsx";
import { TermsList } from "#app/ui/contract/terms-list.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { MomentBar, type ShownMoment } from "#app/ui/moment/moment-bar.tsx";
import { RecordCard } from "#app/ui/record/record-card.tsx";
import {
  ContractQuestionnairesSection,
  type ShownContractQuestionnaire,
} from "./contract-questionnaires-section.tsx";
import { NotesSection } from "./notes-section.tsx";

type AuditContractPageProps = {
  grantId: string;
  primeName: string;
  contract: {
    id: string;
    piid: string;
    title: string;
    agency: string;
    awardedOn: string | null;
    startsOn: string;
    inForce: {
      requiredStatus: string | null;
      endsOn: string;
      clauses: { number: string; title: string }[];
    };
    modifications: readonly ShownModification[];
    notices: readonly Notice[];
    options: { name: string; exerciseOn: string }[];
    counts: Record<PostureState, number>;
  };
  notes: readonly AuditNote[];
  records: readonly RecordSummary[];
  /** what the prime asked its subcontractors in questionnaires */
  questionnaires: readonly ShownContractQuestionnaire[];
  shown: ShownMoment;
  lastResult?: SubmissionResult;
};

/** A contract as its contract officer reads it: its terms, and what was written down about it. */
export function AuditContractPage(props: AuditContractPageProps) {
  const { grantId, primeName, contract, notes, shown, lastResult } = props;
  const matrix = paths.audit.matrix(grantId);
  return (
    <Page
      title={contract.title}
      kicker="Contract"
      breadcrumb={[{ label: "Requirement matrix", href: matrix }]}
    >
      <MomentBar shown={shown} href={paths.audit.contract(grantId, contract.id)} />
      <TitleBlock
        label={`Contract ${formatPiid(contract.piid)}`}
        cells={[
          { label: "Contract number", value: formatPiid(contract.piid), mono: true },
          { label: "Requires", value: contract.inForce.requiredStatus ?? "No CMMC status" },
          { label: "Prime contractor", value: primeName, wide: true },
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
      <DesignationNotice notices={contract.notices} recordHref={null} />
      <StackedBar
        title="Where its subcontracts stand"
        unit="Subcontracts"
        segments={POSTURE_STATES.map((state) => ({
          label: POSTURE_WORDS[state],
          value: contract.counts[state],
          tone: state,
          // The matrix shows today: at another moment its counts would not be these.
          href: shown.isNow ? `${matrix}?contract=${contract.id}&state=${state}#matrix` : undefined,
        }))}
      />
      <p>
        <a href={`${matrix}?contract=${contract.id}#matrix`}>
          Its subcontracts in the requirement matrix
        </a>
      </p>
      <Section
        title="Oversight records"
        id="records"
        lead="Of the contract with all its subcontracts: a PDF to read and a JSON to verify, with proofs."
      >
        {props.records.length === 0 && <p>None was made yet.</p>}
        {props.records.map((record) => (
          <RecordCard
            key={record.id}
            record={record}
            zipHref={paths.audit.recordZip(grantId, record.id)}
            pdfHref={paths.audit.recordPdf(grantId, record.id)}
            jsonHref={paths.audit.recordJson(grantId, record.id)}
          />
        ))}
        <p>
          {shown.isNow && (
            <>
              <a href={paths.audit.newRecord(grantId, { contract: contract.id })}>Make a record</a>
              {" · "}
            </>
          )}
          <a href={paths.verify}>Check a record</a>
        </p>
      </Section>
      <Section title="Terms in force">
        <TermsList clauses={contract.inForce.clauses} options={contract.options} />
      </Section>
      <ModificationSection
        organizationId={grantId}
        contractId={contract.id}
        modifications={contract.modifications}
        fileHref={(id) => paths.audit.modificationFile(grantId, contract.id, id)}
        mayWrite={false}
      />
      <ContractQuestionnairesSection
        grantId={grantId}
        questionnaires={props.questionnaires}
        at={shown.at}
      />
      {shown.isNow && (
        <NotesSection
          grantId={grantId}
          about="this contract"
          notes={notes}
          lastResult={lastResult}
        />
      )}
    </Page>
  );
}
