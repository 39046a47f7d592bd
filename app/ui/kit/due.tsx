import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { DateText } from "./date-text.tsx";

type DueProps = {
  dueOn: CalendarDate;
  on: CalendarDate;
  /** whose clock it goes by, in words, where that is another's and matters */
  zone?: string | null;
};

/** A due date and how far it is. */
export function Due({ dueOn, on, zone }: DueProps) {
  return (
    <>
      <DateText on={dueOn} /> ({sayDistance(daysBetween(on, dueOn))}
      {zone && `, ${zone}`})
    </>
  );
}

function sayDistance(days: number): string {
  if (days === 0) return "today";
  const count = countWords(Math.abs(days), "day");
  return days > 0 ? `${count} left` : `${count} late`;
}
