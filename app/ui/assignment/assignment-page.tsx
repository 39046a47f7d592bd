import { ASSIGNMENT_STATE_WORDS, ENDING_WORDS } from "#app/domain/assignment/assignment.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { assignHref, partHref, subjectHref } from "./places.ts";
import type { ShownAssignment } from "./shown-assignment.ts";

export type AssignmentPageProps = {
  organizationId: string;
  on: CalendarDate;
  assignment: ShownAssignment;
  /** whether the reader came from its page because nothing of it is asked as the answers stand */
  isNotAsked: boolean;
  /** what of it has no whole answer yet, in words */
  leftOpen: readonly string[];
  /** whether it is the reader who is to answer */
  isOwn: boolean;
  /** whether the reader sees the whole answer, and may give it to somebody else */
  mayGive: boolean;
};

/** One part that somebody was given: what, by when, from whom, and how far it is. */
export function AssignmentPage(props: AssignmentPageProps) {
  const { organizationId, on, assignment, isOwn, mayGive } = props;
  const { title, about, state, finishedAt, note, givenByName } = assignment;
  return (
    <Page
      title={title}
      lead={`A part of ${about}.`}
      breadcrumb={[
        {
          label: mayGive ? "Who answers what" : "Assigned to you",
          href: paths.subcontractor.assignments(organizationId),
        },
      ]}
      action={
        state !== "ended" && (
          <ButtonLink href={partHref(organizationId, assignment.subject, assignment.part)}>
            {isOwn ? "Answer" : "Look at it"}
          </ButtonLink>
        )
      }
    >
      {state === "ended" && (
        <Notice title={assignment.ending ? ENDING_WORDS[assignment.ending] : "Ended"}>
          What was answered stays in the answer.
        </Notice>
      )}
      {props.isNotAsked && (
        <Notice title="This is not asked at the moment">
          Another answer decides whether it is. If that changes, you find it here again: there is
          nothing to do until then.
        </Notice>
      )}
      {isOwn && state === "finished" && (
        <Notice tone="success" title="You have finished this part">
          {givenByName} was told. You can still change it until the answer is signed or the part is
          taken back.
        </Notice>
      )}
      <TitleBlock
        label={title}
        cells={[
          { label: "On it", value: assignment.assigneeName },
          { label: "State", value: ASSIGNMENT_STATE_WORDS[state] },
          { label: "By", value: <Due dueOn={assignment.dueOn} on={on} /> },
          { label: "Given by", value: givenByName },
          { label: "Given", value: <InstantText at={assignment.givenAt} /> },
          ...(finishedAt ? [{ label: "Finished", value: <InstantText at={finishedAt} /> }] : []),
        ]}
      />
      {state !== "ended" && !props.isNotAsked && <LeftOpen {...props} />}
      {note && <Notice title={`${givenByName} writes`}>{note}</Notice>}
      {isOwn && state === "open" && (
        <Section
          title="When you have finished"
          lead={`Say so: ${givenByName} is told and reads it over. Every save before that is kept.`}
        >
          <Form ariaLabel="Say that it is finished">
            <Button
              name="intent"
              value="finish"
              look={props.leftOpen.length > 0 ? "secondary" : undefined}
            >
              {props.leftOpen.length > 0 ? "I have finished all the same" : "I have finished"}
            </Button>
          </Form>
        </Section>
      )}
      {mayGive && state !== "ended" && <Change {...props} />}
    </Page>
  );
}

/** Whoever says that it is finished, and whoever reads it over, sees what is missing. */
function LeftOpen({ assignment, isOwn, leftOpen }: AssignmentPageProps) {
  if (leftOpen.length === 0) return null;
  const isFinished = assignment.state === "finished";
  return (
    <Notice
      tone={isFinished ? "warning" : "info"}
      title={`${countWords(leftOpen.length, "answer")} still to be given`}
    >
      <ul>
        {leftOpen.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {isOwn && (
        <p>
          What you cannot answer you can leave: {assignment.givenByName} is told how many are
          missing.
        </p>
      )}
    </Notice>
  );
}

function Change({ organizationId, assignment }: AssignmentPageProps) {
  const { subject, assigneeName } = assignment;
  return (
    <Section
      title="Change who answers"
      lead={`Taken back, it is on nobody. What ${assigneeName} answered stays.`}
    >
      <ButtonRow>
        <Form ariaLabel="Take it back" layout="plain">
          <Button name="intent" value="take-back" look="secondary">
            Take it back
          </Button>
        </Form>
        <ButtonLink look="secondary" href={assignHref(organizationId, subject)}>
          Give it to somebody else
        </ButtonLink>
        <a href={subjectHref(organizationId, subject)}>See the whole answer</a>
      </ButtonRow>
    </Section>
  );
}
