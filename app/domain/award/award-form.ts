import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  optionalDay,
  optionalLine,
  requiredDay,
  requiredText,
} from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { MOST_EXCEPTION_DAYS } from "./exception.ts";
import { OPEN_POINT_CODES, type OpenPointCode } from "./open-points.ts";

const LEAST_REASON = 20;

/** Why something is done against what the facts say: read years later by people who were not there. */
const reason = requiredText("Write the reason.", {
  least: LEAST_REASON,
  tooShort: "Write a reason that a reader can follow years later.",
  most: 4_000,
});

const allTheSame = requiredText("Write why the award is made all the same.", {
  least: LEAST_REASON,
  tooShort: "Write why the award is made all the same, so that a reader can follow it years later.",
  most: 4_000,
});

/** Written out by name, so that the door knows each field of the form. */
const Reasons = z.object(
  Object.fromEntries(OPEN_POINT_CODES.map((code) => [code, allTheSame.optional()])) as Record<
    OpenPointCode,
    z.ZodOptional<typeof allTheSame>
  >,
);

/** An award that the facts support, or one that an approver allowed, with why what is open is no bar. */
export const awardForm = ({ on }: { on: CalendarDate }) =>
  z.object({
    intent: z.literal("award"),
    shown: shownField(),
    awardedOn: requiredDay("The date of the award", "Enter the date of the award.").refine(
      (day) => day <= on,
      "An award is recorded once it is made: the date cannot be in the future.",
    ),
    reasons: Reasons.default({}),
  });

/** A request to award what the facts do not support. */
export const ExceptionForm = z.object({
  intent: z.literal("exception"),
  shown: shownField(),
  awardOn: requiredDay("The first day", "Enter the first day on which the award may be made."),
  awardUntil: requiredDay("The last day", "Enter the last day on which the award may be made."),
  approverId: z.uuid("Choose who is to decide."),
  reason,
});

/** Why the days of an exception are refused. */
export const DAY_REFUSALS = {
  "ends-before-it-begins": "The last day is before the first.",
  "over-already": "These days are over already: an exception is asked for before it is needed.",
  "too-long": `One exception names ${MOST_EXCEPTION_DAYS} days at most.`,
} as const;

/** How many conditions one approval can carry. */
export const MOST_CONDITIONS = 3;

const Condition = z
  .object({ text: optionalLine(), dueOn: optionalDay("The day") })
  .check(({ value: { text, dueOn }, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: text });
    if (text && !dueOn) refuse("dueOn", "Enter the day by which it has to be met.");
    if (!text && dueOn) refuse("text", "Write what has to be done by then.");
  });

/** The approver's decision, with what is demanded in return. */
export const DecisionForm = z
  .object({
    intent: z.literal("decide"),
    shown: shownField(),
    outcome: z.enum(["approved", "refused"], "Choose to approve or to refuse."),
    reason,
    conditions: z.array(Condition).max(MOST_CONDITIONS).default([]),
  })
  .transform(({ conditions, ...decision }) => ({
    ...decision,
    conditions: conditions.flatMap(({ text, dueOn }) =>
      text && dueOn && decision.outcome === "approved" ? [{ text, dueOn }] : [],
    ),
  }));

/** Everything that the page of an exception is asked to do. */
export const ExceptionPageForm = z.discriminatedUnion("intent", [
  DecisionForm,
  z.object({ intent: z.literal("withdraw"), reason }),
  z.object({
    intent: z.literal("reassign"),
    approverId: z.uuid("Choose who is to decide."),
    reason,
  }),
  z.object({
    intent: z.literal("condition"),
    conditionId: z.uuid(),
    outcome: z.enum(["met", "not-met"], "Choose whether it was met."),
    note: reason,
  }),
]);

/** That an award was recorded in error. */
export const AnnulmentForm = z.object({ shown: shownField(), reason });
