import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

export const OUTLOOK_FORMS: readonly PostedForm[] = [
  {
    name: "keep an outlook",
    route: "routes/prime/outlook.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.outlookOn(o, { on: addDays(manager.on, 90) });
      const typed = { name: "Ninety days from now, if nobody renews" };
      return { browser, page, form: 'id="keep-outlook"', typed };
    },
  },
];
