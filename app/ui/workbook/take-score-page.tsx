import type { SubmissionResult } from "@conform-to/react";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { STANDING_WORDS, sayScore } from "./score-words.ts";
import type { ListedWorkbook } from "./workbook-list-page.tsx";

export type TakeScorePageProps = {
  organizationId: string;
  request: {
    id: string;
    primeName: string;
    subcontractNumber: string;
    required: RequiredStatus | null;
  };
  workbooks: readonly (ListedWorkbook & { contradictions: number; shown: string })[];
  lastResult?: SubmissionResult;
};

/** Which workbook's score answers a request, and as which assessment. */
export function TakeScorePage(props: TakeScorePageProps) {
  const { organizationId, request, workbooks, lastResult } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="Take the score from a workbook"
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${request.primeName}, ${request.subcontractNumber}`,
          href: subcontractor.request(organizationId, request.id),
        },
        {
          label: "Your CMMC status or score",
          href: subcontractor.section(organizationId, request.id, "assessment"),
        },
      ]}
      lead="The score and the list of what is open go into your answer. You still enter the dates and read all of it before you sign. What you sign says that it agrees with SPRS: enter it there first. The workbook itself stays with you."
    >
      {(lastResult?.error?.[""] ?? []).map((message) => (
        <Notice key={message} tone="danger" title={message} live />
      ))}
      {workbooks.length === 0 && (
        <EmptyState
          title="There is no workbook yet"
          action={
            <ButtonLink href={subcontractor.workbooks(organizationId)}>Start a workbook</ButtonLink>
          }
        >
          Start one for the system that this work is done on, and come back when it has a score.
        </EmptyState>
      )}
      {workbooks.map((workbook) => (
        <Section key={workbook.id} title={workbook.systemName}>
          <WorkbookChoice {...props} workbook={workbook} />
        </Section>
      ))}
    </Page>
  );
}

function WorkbookChoice({
  organizationId,
  request,
  workbook,
}: TakeScorePageProps & { workbook: TakeScorePageProps["workbooks"][number] }) {
  const { id, score, answered, open, standing, contradictions, shown } = workbook;
  const { title, tone } = STANDING_WORDS[standing];
  return (
    <div className="take-score">
      <p>
        {sayScore(score)} {answered} of 110 answered, {countWords(open, "requirement")} open.{" "}
        <a href={paths.subcontractor.workbook(organizationId, id)}>Look at the workbook</a>
      </p>
      {contradictions > 0 && (
        <Notice
          tone="warning"
          title={`${countWords(contradictions, "answer")} of the workbook ${contradictions === 1 ? "does" : "do"} not fit together`}
        >
          Clear them up first: what is stated too high can be a false claim.
        </Notice>
      )}
      <Notice tone={tone} title={title} />
      {score !== null && (
        <Form
          hidden={{ workbookId: id, shown }}
          ariaLabel={`Take the score of ${workbook.systemName}`}
        >
          <ButtonRow>
            {standing !== "neither" && (
              <Button
                name="as"
                value="Level 2 (Self)"
                look={request.required === "Level 2 (Self)" ? "primary" : "secondary"}
              >
                Use it for CMMC Level 2 (Self)
              </Button>
            )}
            <Button name="as" value="NIST SP 800-171 Basic" look="secondary">
              Use it for the Basic DoD Assessment
            </Button>
          </ButtonRow>
        </Form>
      )}
    </div>
  );
}
