import { ASSIGNMENT_STATE_WORDS } from "#app/domain/assignment/assignment.ts";
import { readQuestionPart } from "#app/domain/assignment/parts.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import type { ShownAssignment } from "./shown-assignment.ts";

type OnItProps = {
  organizationId: string;
  on: CalendarDate;
  assignments: readonly ShownAssignment[];
  part: string;
};

/** Who is on a part or on questions of it, by when, and whether they have finished; nothing where nobody is. */
export function OnIt({ organizationId, on, assignments, part }: OnItProps) {
  const found = assignments.filter(
    (one) => one.part === part || readQuestionPart(one.part).section === part,
  );
  return found.map((one) => (
    <p key={one.id}>
      <a href={paths.subcontractor.assignment(organizationId, one.id)}>
        {one.assigneeName} is on {one.part === part ? "it" : `“${one.title}”`}
      </a>
      {", "}
      <Progress assignment={one} on={on} />
    </p>
  ));
}

function Progress({ assignment, on }: { assignment: ShownAssignment; on: CalendarDate }) {
  const { state, finishedAt, dueOn } = assignment;
  if (finishedAt)
    return (
      <>
        finished <InstantText at={finishedAt} />
      </>
    );
  if (state === "open")
    return (
      <>
        by <Due dueOn={dueOn} on={on} />
      </>
    );
  return (
    <>
      by <DateText on={dueOn} />. {ASSIGNMENT_STATE_WORDS[state]}.
    </>
  );
}
