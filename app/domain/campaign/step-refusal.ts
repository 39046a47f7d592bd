import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { CAMPAIGN_STATE_WORDS, type CampaignState } from "./state.ts";

/** Why a step with a campaign is not taken. */
export type StepRefusal =
  | { reason: "not-found" }
  | { reason: "state"; state: CampaignState }
  | {
      reason:
        | "changed"
        | "people-changed"
        | "overdue"
        | "nobody"
        | "nudged-today"
        | "nobody-stuck"
        | "nobody-chosen"
        | "nothing-open"
        | "no-questionnaire";
    }
  | { reason: "quiet-day"; next: CalendarDate };

/** The same in words, with what to do. @throws never */
export function sayStepRefusal(refusal: StepRefusal): string {
  switch (refusal.reason) {
    case "state":
      return `This was done already, or cannot be done now: the campaign stands as “${CAMPAIGN_STATE_WORDS[refusal.state]}”.`;
    case "quiet-day":
      return `Today no reminders go out. Remind them from ${formatDate(refusal.next)} on.`;
    case "changed":
      return "What would go out was changed meanwhile. Look at it again before you go on.";
    case "people-changed":
      return "Who is asked was changed meanwhile. Here is who it is now: select again.";
    case "nothing-open":
      return "None of those chosen has an open subcontract, so there is nothing of theirs to ask.";
    case "no-questionnaire":
      return "Choose a questionnaire that can be sent.";
    case "overdue":
      return "The day to answer is past or today. Change the campaign, and choose a later day.";
    case "nobody":
      return "Nobody can be asked. The reasons stand below.";
    case "nobody-chosen":
      return "Nobody is selected. Select some in the list first.";
    case "nudged-today":
      return "Who is stuck was reminded today already.";
    case "nobody-stuck":
      return "Nobody is stuck any more.";
    case "not-found":
      return "There is no such campaign.";
  }
}
