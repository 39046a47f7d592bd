import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { optionalText, requiredDay, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { CAMPAIGN_KINDS } from "./kinds.ts";
import { RECIPIENTS_PER_PAGE } from "./list-address.ts";

const words = ({ on }: { on: CalendarDate }) => ({
  name: requiredLine("Give the campaign a name.", 120),
  dueOn: requiredDay("The due date", "Enter by when you need the answers.").refine(
    (day) => day > on,
    "The due date must be after today.",
  ),
  message: optionalText(1_000),
});

/** What a campaign is called, what it asks, and by when. */
export const campaignForm = ({ on }: { on: CalendarDate }) =>
  z
    .object({
      ...words({ on }),
      kind: z.enum(CAMPAIGN_KINDS, "Choose what is asked."),
      questionnaire: z.string().max(80).optional(),
    })
    .check(({ value, issues }) => {
      if (value.kind === "questionnaire" && !value.questionnaire)
        issues.push({
          code: "custom",
          path: ["questionnaire"],
          message: "Choose which questionnaire.",
          input: value,
        });
    });

/** The same of a campaign that did not go out yet, with what stood when it was written. */
export const changeForm = ({ on }: { on: CalendarDate }) =>
  z.intersection(
    campaignForm({ on }),
    z.object({
      /** what the page showed, @see saidShown */
      shown: z.string().max(20_000).default(""),
    }),
  );

type Said = Record<"name" | "dueOn" | "message" | "kind", string> & {
  questionnaire?: string | null | undefined;
};

/** What a campaign asks and says, as the page that changes it carries it along. */
export function saidShown({ name, dueOn, message, kind, questionnaire }: Said): string {
  return JSON.stringify([name, dueOn, message, kind, questionnaire ?? null]);
}

export type CampaignChange = z.output<ReturnType<typeof changeForm>>;
export type CampaignAnswer = z.output<ReturnType<typeof campaignForm>>;

const RecipientIds = z
  .union([z.uuid(), z.array(z.uuid()).max(RECIPIENTS_PER_PAGE)])
  .optional()
  .transform((chosen) => [...new Set(chosen === undefined ? [] : [chosen].flat())]);

/** Names what the page showed: when it was prepared. */
const Prepared = z.string().max(40).default("");

/** What is done with a campaign on its page. */
export const CampaignStepForm = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("send"),
    prepared: Prepared,
  }),
  z.object({ step: z.literal("look-again") }),
  z.object({ step: z.literal("leave-out"), recipientId: RecipientIds, prepared: Prepared }),
  z.object({ step: z.literal("put-back"), recipientId: RecipientIds, prepared: Prepared }),
  z.object({ step: z.literal("discard") }),
  z.object({ step: z.literal("nudge") }),
  z.object({ step: z.literal("close"), summary: optionalText(2_000) }),
]);
export type CampaignStep = z.output<typeof CampaignStepForm>;
