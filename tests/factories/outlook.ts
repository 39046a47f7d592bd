import { keepOutlook } from "#app/commands/outlook/keep-outlook.server.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import type { TestActor } from "./people.ts";

/** What is asked of a day, if nothing changes, unless told otherwise. */
export function outlookQuestion(
  on: string,
  change: Partial<OutlookQuestion> = {},
): OutlookQuestion {
  return {
    on: calendarDate(on),
    contractId: null,
    renewals: "nobody",
    rule: "as-recorded",
    liftedOn: null,
    reach: "options",
    lead: { count: 9, unit: "months" },
    ...change,
  };
}

/** An outlook of ninety days, kept. */
export async function keepAnOutlook(manager: TestActor): Promise<string> {
  const question = outlookQuestion(addDays(manager.on, 90));
  const kept = await keepOutlook(manager, question, { name: "Ninety days", shown: undefined });
  if (!kept.ok) throw new Error(kept.reason);
  return kept.outlookId;
}
