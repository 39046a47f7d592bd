import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { WORDS_OF } from "#app/domain/questionnaire/words.ts";
import type { SectionStanding, SectionState } from "#app/domain/submission/prepare.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { StepProgress } from "#app/ui/kit/step-progress.tsx";
import { FromSheet } from "#app/ui/offline/from-sheet.tsx";
import { FromPassport } from "#app/ui/passport/from-passport.tsx";
import { RequestHelp, type ShownContact } from "#app/ui/request/request-help.tsx";
import type { ShownRequest } from "#app/ui/request/shown-request.ts";
import { WordsUsed } from "#app/ui/request/words-used.tsx";
import { FromSprs } from "#app/ui/sprs/from-sprs.tsx";

export type SectionFrameProps = {
  organizationId: string;
  request: ShownRequest;
  standing: SectionStanding;
  sections: readonly { section: SubmissionSection; state: SectionState }[];
  /** every section that the request can ask for: the count of steps stays the same */
  steps: readonly SubmissionSection[];
  contact: ShownContact | null;
  /** where a reader goes on who sees nothing of the request but this section; null for everybody else */
  assignmentHref: string | null;
  lastResult?: SubmissionResult;
  /** the form whose mistakes stand under the title; the section's own when absent */
  refusedFormId?: string;
};

/** The head of a section: where one is, what was told before, and what the prime sent back. */
export function SectionFrame(props: SectionFrameProps & { children: ReactNode }) {
  const { organizationId, request, standing, steps, assignmentHref, children } = props;
  const whole = `${request.primeName}, ${request.subcontractNumber}`;
  const { title, purpose } = SECTION_NAMES[standing.section];
  const { subcontractor } = paths;
  return (
    <Page
      title={title}
      lead={purpose}
      refused={{
        formId: props.refusedFormId ?? standing.section,
        result: props.lastResult,
      }}
      breadcrumb={
        assignmentHref
          ? [
              { label: "Assigned to you", href: subcontractor.assignments(organizationId) },
              { label: whole, href: assignmentHref },
            ]
          : [
              { label: "Requests", href: subcontractor.inbox(organizationId) },
              { label: whole, href: subcontractor.request(organizationId, request.id) },
            ]
      }
    >
      {!assignmentHref && (
        <StepProgress step={steps.indexOf(standing.section) + 1} of={steps.length} />
      )}
      {!assignmentHref && skipped(props) && <p>{skipped(props)}</p>}
      <WordsUsed words={WORDS_OF[standing.section]} />
      {standing.returned.map((returned) => (
        <Notice
          key={returned.factId}
          tone="warning"
          title={`${request.primeName} returned this answer`}
        >
          <blockquote>{returned.reason}</blockquote>
          <p>
            {returned.returnedBy}, <InstantText at={returned.returnedAt} />. Change what is wrong
            and save. What you signed before stays visible beside the correction.
          </p>
        </Notice>
      ))}
      {standing.draft?.fromSprs && <FromSprs note={standing.draft.fromSprs} />}
      {standing.draft?.fromSheet && <FromSheet note={standing.draft.fromSheet} />}
      <ToldBefore standing={standing} />
      <DoesNotFit standing={standing} />
      {children}
      {!assignmentHref && (
        <RequestHelp organizationId={organizationId} request={request} contact={props.contact} />
      )}
    </Page>
  );
}

/** That the step before is not asked, where one would wonder what became of it. */
function skipped({ standing, steps, sections }: SectionFrameProps): string | null {
  const before = steps[steps.indexOf(standing.section) - 1];
  if (!before || sections.some(({ section }) => section === before)) return null;
  return `“${SECTION_NAMES[before].title}” is not asked: you state no CMMC status.`;
}

/** What was told earlier, to be confirmed with one button where it is complete. */
function ToldBefore({ standing }: { standing: SectionStanding }) {
  const { prefilled, answer, returned, state } = standing;
  if (!prefilled || returned.length > 0 || state === "done") return null;
  return (
    <Notice
      title={
        prefilled.passport ? (
          <>
            <FromPassport source={prefilled.passport} />. Is it still true?
          </>
        ) : (
          <>
            You told this on <InstantText at={prefilled.statedAt} />. Is it still true?
          </>
        )
      }
      action={
        answer && standing.section !== "evidence" ? (
          <Form ariaLabel="Confirm the earlier answer">
            <Button name="intent" value="confirm" look="secondary">
              Yes, it is still true
            </Button>
          </Form>
        ) : undefined
      }
    >
      {answer
        ? "The fields below hold what you told. Confirm it as it is, or change it below."
        : "The fields below hold what you told. This request asks for more: complete what is missing."}
    </Notice>
  );
}

/** What does not fit together in the section as it was saved: changed, or kept all the same. */
function DoesNotFit({ standing: { doubts, answer } }: { standing: SectionStanding }) {
  if (doubts.length === 0 || answer === null) return null;
  return (
    <Notice
      tone="warning"
      title="Something does not fit together"
      action={
        <Form ariaLabel="Keep the answer as it is">
          <Button name="intent" value="anyway" look="secondary">
            Continue anyway
          </Button>
        </Form>
      }
    >
      <ul>
        {doubts.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>
        Change it below and save, or continue anyway if it is right. Your prime sees the same remark
        and will ask.
      </p>
    </Notice>
  );
}
