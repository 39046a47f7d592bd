import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Cadence } from "./cadence.ts";

/** When reminders go out, in a sentence: `60, 30 and 7 days before and on the day, then weekly.` */
export function sayCadence({ isOn, daysBefore, weeklyWhenOver }: Cadence): string {
  if (!isOn) return "No reminders.";
  const ahead = daysBefore.filter((days) => days > 0);
  const onTheDay = daysBefore.includes(0);
  const before = ahead.length > 0 ? `${listOf(ahead)} before` : "";
  const day = onTheDay ? "on the day" : "";
  const times = [before, day].filter(Boolean).join(", and ");
  return `${capital(times)}${weeklyWhenOver ? ", then every week until it is done" : ""}.`;
}

function listOf(days: readonly number[]): string {
  const last = days.at(-1) ?? 0;
  if (days.length === 1) return countWords(last, "day");
  return `${days.slice(0, -1).join(", ")} and ${countWords(last, "day")}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** From when on somebody further up is written to, in words. */
export function sayFrom(days: number | null): string {
  if (days === null) return "Never";
  if (days === 0) return "From the day itself";
  return days > 0
    ? `From ${countWords(days, "day")} before`
    : `From ${countWords(-days, "day")} after`;
}
