import type { SubmissionResult } from "@conform-to/react";
import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { EvidenceGaps } from "#app/domain/submission/evidence-gaps.ts";
import { type DraftFile, DraftFiles } from "#app/ui/evidence/draft-files.tsx";
import type { StoppedFile } from "#app/ui/evidence/file-fields.tsx";
import { FINISH_FORM, FinishForm } from "#app/ui/evidence/finish-form.tsx";
import { UPLOAD_FORM, UploadForm } from "#app/ui/evidence/upload-form.tsx";
import { WithoutFile } from "#app/ui/evidence/without-file.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SectionFrame, type SectionFrameProps } from "./section-frame.tsx";

type EvidencePageProps = SectionFrameProps & {
  /** what a file can stand beside */
  subjects: readonly EvidenceSubject[];
  files: readonly DraftFile[];
  lastResult?: SubmissionResult;
  /** what the files leave to be looked at */
  evidence: EvidenceGaps;
  /** SHA-256 of the file that was stopped, by the field that says why it may be kept */
  stopped?: StoppedFile;
};

/** The files beside the answers: add, look, take off, and say that these are all. */
export function EvidencePage({
  subjects,
  files,
  evidence,
  lastResult,
  ...props
}: EvidencePageProps) {
  const { organizationId, standing } = props;
  const isUpload = lastResult?.initialValue?.intent === "add";
  return (
    <SectionFrame
      {...props}
      lastResult={lastResult}
      refusedFormId={isUpload ? UPLOAD_FORM : FINISH_FORM}
    >
      <AskedAgain sections={evidence.askedAgain} />
      <Notice tone="warning" title="Never send CUI here">
        A print of an SPRS page, a certificate or a confirmation email holds none. Your system
        security plan, drawings and network diagrams may: they do not belong here. Every file is
        looked into before it is kept.
      </Notice>
      <Section title="Files so far" id="files">
        <DraftFiles organizationId={organizationId} files={files} />
        <WithoutFile subjects={evidence.without} hasFiles={files.length > 0} />
      </Section>
      {subjects.length > 0 && (
        <Section title="Add a file">
          <UploadForm
            subjects={subjects}
            lastResult={isUpload ? lastResult : undefined}
            stopped={props.stopped}
          />
        </Section>
      )}
      <Section title="When these are all" id="all-files">
        <FinishForm
          hasFiles={files.length > 0}
          isWithout={standing.values.withoutFiles === "on"}
          lastResult={isUpload ? undefined : lastResult}
        />
      </Section>
    </SectionFrame>
  );
}

/** What was returned or changed may need another file than the one of before. */
function AskedAgain({ sections }: { sections: readonly SubmissionSection[] }) {
  if (sections.length === 0) return null;
  return (
    <Notice tone="warning" title="Do the files still show it?">
      You changed, or were asked to change:{" "}
      {sections.map((one) => SECTION_NAMES[one].title).join("; ")}. Look whether each file below
      still shows what you state now. Add a new print where it does not, take the old one off, and
      save.
    </Notice>
  );
}
