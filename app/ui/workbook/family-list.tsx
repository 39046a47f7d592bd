import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { FamilyProgress } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import { OnIt } from "#app/ui/assignment/on-it.tsx";
import type { ShownAssignment } from "#app/ui/assignment/shown-assignment.ts";
import { TaskList, type TaskState } from "#app/ui/kit/task-list.tsx";
import type { WorkbookPlace } from "#app/ui/sprs/requirement-link.tsx";

type FamilyListProps = WorkbookPlace & {
  families: readonly FamilyProgress[];
  on: CalendarDate;
  /** who is on which family */
  assignments: readonly ShownAssignment[];
};

/** How far each family is and what it costs. */
export function FamilyList(props: FamilyListProps) {
  const { organizationId, workbookId, families } = props;
  return (
    <TaskList
      label="Families of requirements"
      tasks={families.map((progress) => ({
        id: progress.slug,
        title: progress.family,
        href: paths.subcontractor.workbookFamily(organizationId, workbookId, progress.slug),
        hint: (
          <>
            <OnIt {...props} part={progress.slug} />
            <p>{sayProgress(progress)}</p>
          </>
        ),
        state: stateOf(progress),
      }))}
    />
  );
}

function sayProgress({ answered, count, open, pointsLost }: FamilyProgress): string {
  const lost = pointsLost > 0 ? `, ${countWords(pointsLost, "point")} lost` : "";
  return `${answered} of ${count} answered, ${open} open${lost}`;
}

function stateOf({ answered, count }: FamilyProgress): TaskState {
  if (answered === count) return "done";
  return answered === 0 ? "not-started" : "in-progress";
}
