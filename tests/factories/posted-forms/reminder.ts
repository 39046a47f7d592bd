import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

export const REMINDER_FORMS: readonly PostedForm[] = [
  {
    name: "set when reminders go out",
    route: "routes/prime/reminder-cadence.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.cadence(o, "status-expires");
      return { browser, page, form: 'id="cadence"', typed: { daysBefore: "100, 50, 5" } };
    },
  },
  {
    name: "set days without reminders",
    route: "routes/prime/reminder-list.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.reminders(o);
      return { browser, page, form: 'id="quiet-days"', typed: { days: "2026-12-25" } };
    },
  },
  {
    name: "snooze a reminder",
    route: "routes/prime/reminder-snooze.tsx",
    async ready() {
      const { browser, o, manager, requestId } = await asManager();
      const on = addDays(manager.on, 21);
      const page = paths.prime.snooze(o, { kind: "answer-due", id: requestId, on });
      const typed = { until: addDays(manager.on, 7), reason: "They told us that it comes." };
      return { browser, page, form: 'id="snooze"', typed };
    },
  },
];
