import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { ItemContent, PlanItem } from "#app/domain/remediation/item.ts";
import { ITEM_STATUS_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";

/** What an item said before it was changed, the newest first. */
export function ItemVersions({ versions }: { versions: readonly PlanItem[] }) {
  const former = versions.slice(1);
  if (former.length === 0)
    return (
      <EmptyState title="It was not changed yet">
        Once you change it, what stands there now is kept here.
      </EmptyState>
    );
  return (
    <Timeline
      label="Former versions of the item"
      events={former.map((item) => ({
        id: String(item.version),
        when: <InstantText at={item.recordedAt} />,
        title: sayItem(item),
        actor: item.recordedByName,
      }))}
    />
  );
}

/** What an item says, in sentences. */
export function sayItem(item: ItemContent): string {
  const { weakness, action, ownerName, resources, milestones, dueOn, status, doneOn, evidence } =
    item;
  return [
    `${ITEM_STATUS_WORDS[status]}${doneOn ? ` on ${formatDate(doneOn)}` : ""}`,
    weakness,
    action && `Action: ${action}`,
    ownerName && `Who: ${ownerName}`,
    resources && `Takes: ${resources}`,
    dueOn && `Due ${formatDate(dueOn)}`,
    ...milestones.map(({ text, on }) => `Milestone: ${text}${on ? `, ${formatDate(on)}` : ""}`),
    evidence && `Evidence: ${evidence}`,
  ]
    .filter((part): part is string => Boolean(part))
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}
