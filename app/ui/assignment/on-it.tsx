import { ASSIGNMENT_STATE_WORDS } from "#app/domain/assignment/assignment.ts";
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

/** Who is on a part, by when, and whether they have finished; nothing where nobody is. */
export function OnIt({ organizationId, on, assignments, part }: OnItProps) {
  const found = assignments.find((one) => one.part === part);
  if (!found) return null;
  return (
    <p>
      <a href={paths.subcontractor.assignment(organizationId, found.id)}>
        {found.assigneeName} is on it
      </a>
      {", "}
      <Progress assignment={found} on={on} />
    </p>
  );
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
