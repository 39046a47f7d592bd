import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { SLIP_WORDS } from "#app/domain/remediation/plan-list-words.ts";
import { type PlanProgress, type Slip, saySlip } from "#app/domain/remediation/progress.ts";
import { Tag } from "#app/ui/kit/tag.tsx";

/** Whether a plan slips, as a list shows it. */
export function SlipTags({ slips, openCount }: { slips: readonly Slip[]; openCount: number }) {
  if (openCount === 0) return <Tag look="quiet">Nothing open</Tag>;
  if (slips.length === 0) return <Tag>On its way</Tag>;
  return slips.map((slip) => (
    <span key={slip}>
      <Tag look="strong">{SLIP_WORDS[slip]}</Tag>{" "}
    </span>
  ));
}

type SlipListProps = {
  slips: readonly Slip[];
  progress: PlanProgress;
  closeOutBy: CalendarDate | null;
};

/** Why a plan slips, in sentences. */
export function SlipList({ slips, progress, closeOutBy }: SlipListProps) {
  return (
    <ul>
      {slips.map((slip) => (
        <li key={slip}>{saySlip(slip, progress, closeOutBy)}</li>
      ))}
    </ul>
  );
}
