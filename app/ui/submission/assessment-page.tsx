import type { SubmissionResult } from "@conform-to/react";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { FitNotice } from "#app/ui/request/fit-notice.tsx";
import { AssessmentDetails } from "./assessment-details.tsx";
import { AssessmentKind } from "./assessment-kind.tsx";
import { SectionFrame, type SectionFrameProps } from "./section-frame.tsx";

type AssessmentPageProps = SectionFrameProps & {
  /** which assessments there are, or what they say */
  step: "kind" | "details";
  fit: Fit | null;
  lastResult?: SubmissionResult;
};

/** The CMMC status and the DoD Assessment: first which there are, then what they say. */
export function AssessmentPage({ step, fit, lastResult, ...props }: AssessmentPageProps) {
  const { organizationId, request, standing, assignmentHref } = props;
  const here = paths.subcontractor.section(organizationId, request.id, "assessment");
  const form = { values: standing.values, lastResult };
  return (
    <SectionFrame {...props} lastResult={lastResult}>
      {standing.draft && <FitNotice fit={fit} whenMet />}
      {!assignmentHref && assessesItself(standing.values) && (
        <Notice
          title="Do you assess yourself?"
          action={
            <a href={paths.subcontractor.takeScore(organizationId, request.id)}>
              Take the score from your SPRS workbook
            </a>
          }
        >
          The workbook goes through the requirements in plain words and counts the score for you.
        </Notice>
      )}
      {!assignmentHref && !standing.draft?.fromSprs && (
        <p>
          Have the page of SPRS or your certificate at hand?{" "}
          <a href={paths.subcontractor.readSprs(organizationId, request.id)}>
            Fill in the fields from it
          </a>
        </p>
      )}
      {step === "kind" ? (
        <AssessmentKind {...form} />
      ) : (
        <AssessmentDetails
          {...form}
          kindHref={`${here}?step=kind`}
          isSaved={standing.draft !== null}
        />
      )}
    </SectionFrame>
  );
}

/** A workbook answers what a company assesses itself. */
function assessesItself({ cmmcType, dodType }: SectionValues): boolean {
  const isAssessedByOthers = cmmcType === "Level 2 (C3PAO)" || cmmcType === "Level 3 (DIBCAC)";
  return !isAssessedByOthers || dodType === "NIST SP 800-171 Basic";
}
