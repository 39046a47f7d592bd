import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { DateText } from "./date-text.tsx";

/** A due date and how far it is. */
export function Due({ dueOn, on }: { dueOn: CalendarDate; on: CalendarDate }) {
  return (
    <>
      <DateText on={dueOn} /> ({sayDistance(daysBetween(on, dueOn))})
    </>
  );
}

function sayDistance(days: number): string {
  if (days === 0) return "today";
  const count = countWords(Math.abs(days), "day");
  return days > 0 ? `${count} left` : `${count} late`;
}
