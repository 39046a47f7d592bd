import { countWords } from "#app/domain/kernel/count-words.ts";
import type { FamilyProgress } from "#app/domain/workbook/evaluate.ts";
import type { LiveBasis, LiveRequirement } from "#app/domain/workbook/live.ts";
import type { RequirementView } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { StepProgress } from "#app/ui/kit/step-progress.tsx";
import { formOf } from "./answer-field.ts";
import { LiveBar } from "./live-bar.tsx";
import { type AnswersFormProps, RequirementList } from "./requirement-list.tsx";
import { ConflictSummary, SavedNotice } from "./saved-notice.tsx";
import { sayScore } from "./score-words.ts";

export type FamilyPageProps = AnswersFormProps & {
  family: string;
  step: number;
  /** how many families there are */
  of: number;
  /** whether another family follows */
  hasNext: boolean;
  progress: FamilyProgress;
  score: number | null;
  /** what the score is counted from while the form is filled in */
  live: { basis: LiveBasis; requirements: readonly LiveRequirement[] };
  answered: number;
  requirements: readonly RequirementView[];
  /** where a reader goes on who sees nothing but this family; null for everybody else */
  assignmentHref: string | null;
  /** how many answers the last save changed; null before one */
  saved: number | null;
};

/** The requirements of one family, all in one form: whatever is filled in is kept. */
export function FamilyPage(props: FamilyPageProps) {
  const { organizationId, workbook, family, progress, lastResult, conflicts, assignmentHref } =
    props;
  const { subcontractor } = paths;
  return (
    <Page
      title={family}
      breadcrumb={
        assignmentHref
          ? [
              { label: "Assigned to you", href: subcontractor.assignments(organizationId) },
              { label: workbook.systemName, href: assignmentHref },
            ]
          : [
              { label: "Workbooks", href: subcontractor.workbooks(organizationId) },
              {
                label: workbook.systemName,
                href: subcontractor.workbook(organizationId, workbook.id),
              },
            ]
      }
      lead={
        <>
          {!assignmentHref && sayScore(props.score)} {progress.answered} of{" "}
          {countWords(progress.count, "requirement")} here {progress.count === 1 ? "is" : "are"}{" "}
          answered
          {progress.pointsLost > 0 &&
            `; as it is, the family costs ${countWords(progress.pointsLost, "point")}`}
          .
        </>
      }
    >
      {!assignmentHref && <StepProgress step={props.step} of={props.of} />}
      <SavedNotice saved={props.saved} />
      <Jumps requirements={props.requirements} />
      <Form form={formOf(lastResult)} className="workbook-form">
        <ConflictSummary conflicts={conflicts} />
        <RequirementList {...props} isFamilyAlone={assignmentHref !== null} />
        <div className="workbook-form__save">
          <LiveBar
            formId="workbook"
            saveHref={subcontractor.saveAnswer(organizationId, workbook.id)}
            basis={props.live.basis}
            requirements={props.live.requirements}
            score={props.score}
            isFamilyAlone={assignmentHref !== null}
          />
          <ButtonRow>
            <Button name="intent" value="save">
              Save
            </Button>
            <Button name="intent" value="continue" look="secondary">
              {nextWords(props)}
            </Button>
          </ButtonRow>
        </div>
      </Form>
    </Page>
  );
}

function nextWords({ assignmentHref, hasNext }: FamilyPageProps): string {
  if (assignmentHref) return "Save and go back";
  return hasNext ? "Save and go on" : "Save and see the score";
}

/** Every requirement of the page by its number, with how it stands. */
function Jumps({ requirements }: { requirements: readonly RequirementView[] }) {
  return (
    <nav className="workbook-jumps" aria-label="Requirements of this family">
      <ul>
        {requirements.map(({ id, title, isAnswered, isMet }) => (
          <li key={id}>
            <a href={`#r-${id}`} title={title}>
              <span className="identifier">{id}</span>{" "}
              <span className="workbook-jumps__state">
                {isAnswered && (isMet ? "met" : "open")}
                {!isAnswered && <span className="visually-hidden">not answered</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
