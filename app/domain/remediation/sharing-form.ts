import { z } from "zod";
import {
  LEAST_REASON,
  LEAST_SAID,
  optionalText,
  saysEnough,
} from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { CLOSING_OUTCOMES, PLAN_REVIEW_OUTCOMES, SHARING_LEVELS } from "./vocabulary.ts";

/** What one prime is to see of a plan. */
export const SharingForm = z.object({
  primeId: z.uuid(),
  level: z.enum(["nothing", ...SHARING_LEVELS], "Choose what this prime sees."),
});
export type SharingAnswer = z.output<typeof SharingForm>;

/** The workbook whose gaps a plan is made of. */
export const StartPlanForm = z.object({ workbookId: z.uuid() });

/** What a prime says of a plan. */
export const PlanReviewForm = z
  .object({
    outcome: z.enum(PLAN_REVIEW_OUTCOMES, "Choose whether you accept the plan or comment on it."),
    note: optionalText(2_000),
    shown: shownField(),
  })
  .check(({ value, issues }) => {
    if (value.outcome !== "commented" || saysEnough(value.note, LEAST_SAID)) return;
    const message = "Say what the subcontractor should know or change.";
    issues.push({ code: "custom", path: ["note"], message, input: value });
  });
export type PlanReviewAnswer = z.output<typeof PlanReviewForm>;

/** What a prime says of the closing of one item. */
export const ClosingForm = z
  .object({
    outcome: z.enum(CLOSING_OUTCOMES, "Choose whether you accept the closing or return it."),
    note: optionalText(2_000),
    shown: shownField(),
  })
  .check(({ value, issues }) => {
    if (value.outcome !== "returned" || saysEnough(value.note, LEAST_REASON)) return;
    const message = "Say what is missing before it is closed.";
    issues.push({ code: "custom", path: ["note"], message, input: value });
  });
export type ClosingAnswer = z.output<typeof ClosingForm>;
