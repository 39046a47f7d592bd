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
        <OwnAssessment {...props} isLevel1={isOfLevel1(standing.values, request.required)} />
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
        <AssessmentKind {...form} isLevel1={request.required === "Level 1 (Self)"} />
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

type OwnAssessmentProps = Pick<SectionFrameProps, "organizationId" | "request"> & {
  isLevel1: boolean;
};

/** The way to the workbook: to the score of all 110 requirements, or to the 15 safeguards of Level 1. */
function OwnAssessment({ organizationId, request, isLevel1 }: OwnAssessmentProps) {
  const { takeScore, workbooksOfLevel1 } = paths.subcontractor;
  return (
    <Notice
      title="Do you assess yourself?"
      action={
        isLevel1 ? (
          <a href={workbooksOfLevel1(organizationId)}>Go through the 15 basic safeguards</a>
        ) : (
          <a href={takeScore(organizationId, request.id)}>Take the score from your SPRS workbook</a>
        )
      }
    >
      {isLevel1
        ? "The workbook goes through the 15 safeguards of Level 1 in plain words and shows what is left. There is no score to take: come back here with the date that you enter in SPRS."
        : "The workbook goes through the requirements in plain words and counts the score for you."}
    </Notice>
  );
}

/** Level 1 by what was chosen, else by what is asked. */
function isOfLevel1({ cmmcType, dodType }: SectionValues, required: string | null): boolean {
  if (dodType === "NIST SP 800-171 Basic") return false;
  const isChosen = cmmcType !== undefined && cmmcType !== "" && cmmcType !== "none";
  return (isChosen ? cmmcType : required) === "Level 1 (Self)";
}

/** A workbook answers what a company assesses itself. */
function assessesItself({ cmmcType, dodType }: SectionValues): boolean {
  const isAssessedByOthers = cmmcType === "Level 2 (C3PAO)" || cmmcType === "Level 3 (DIBCAC)";
  return !isAssessedByOthers || dodType === "NIST SP 800-171 Basic";
}
