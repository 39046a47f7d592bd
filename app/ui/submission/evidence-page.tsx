import type { SubmissionResult } from "@conform-to/react";
import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { type DraftFile, DraftFiles } from "#app/ui/evidence/draft-files.tsx";
import { FinishForm } from "#app/ui/evidence/finish-form.tsx";
import { UploadForm } from "#app/ui/evidence/upload-form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SectionFrame, type SectionFrameProps } from "./section-frame.tsx";

type EvidencePageProps = SectionFrameProps & {
  /** what a file can stand beside */
  subjects: readonly EvidenceSubject[];
  files: readonly DraftFile[];
  lastResult?: SubmissionResult;
  /** SHA-256 of the file that was stopped for what looks like a marking */
  shownSha256?: string;
};

/** The files beside the answers: add, look, take off, and say that these are all. */
export function EvidencePage({ subjects, files, lastResult, ...props }: EvidencePageProps) {
  const { organizationId, standing } = props;
  const isUpload = lastResult?.initialValue?.intent === "add";
  return (
    <SectionFrame {...props}>
      <Notice tone="warning" title="Never send CUI here">
        A print of an SPRS page, a certificate or a confirmation email holds none. Your system
        security plan, drawings and network diagrams may: they do not belong here. Every file is
        looked into before it is kept.
      </Notice>
      <Section title="Files so far" id="files">
        <DraftFiles organizationId={organizationId} files={files} />
      </Section>
      {subjects.length > 0 && (
        <Section title="Add a file">
          <UploadForm
            subjects={subjects}
            lastResult={isUpload ? lastResult : undefined}
            shownSha256={props.shownSha256}
          />
        </Section>
      )}
      <Section title="When these are all" id="finish">
        <FinishForm
          hasFiles={files.length > 0}
          isWithout={standing.values.withoutFiles === "on"}
          lastResult={isUpload ? undefined : lastResult}
        />
      </Section>
    </SectionFrame>
  );
}
