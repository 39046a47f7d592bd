import { z } from "zod";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  optionalDay,
  optionalLine,
  optionalText,
  requiredText,
} from "#app/domain/kernel/form-fields.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { ITEM_STATUSES } from "./vocabulary.ts";

/** The most characters of each text of an item. */
export const LONGEST = {
  weakness: 1_000,
  action: 1_000,
  resources: 500,
  milestone: 200,
  evidence: 1_000,
} as const;

/** How many milestones one item can have. */
export const MOST_MILESTONES = 10;

const weakness = () => requiredText("Say what is missing.", { least: 3, most: LONGEST.weakness });

const Milestone = z.object({
  text: optionalLine(LONGEST.milestone),
  on: optionalDay("The day of the milestone"),
});

/** What can be said of an item that is on the plan. */
export const ItemForm = z
  .object({
    weakness: weakness(),
    action: optionalText(LONGEST.action),
    ownerId: z.union([z.uuid(), z.literal("")]).optional(),
    resources: optionalText(LONGEST.resources),
    milestones: z.array(Milestone).max(MOST_MILESTONES).default([]),
    dueOn: optionalDay("The due date"),
    status: z.enum(ITEM_STATUSES, "Say how far it is."),
    doneOn: optionalDay("The day that the evidence is about"),
    evidence: optionalText(LONGEST.evidence),
  })
  .check(({ value, issues }) => {
    const refuse = (path: (string | number)[], message: string) =>
      issues.push({ code: "custom", path, message, input: value });
    const { status, doneOn, evidence, dueOn } = value;
    if (status === "done" && !doneOn)
      refuse(["doneOn"], "Enter the day that the evidence of closing is about.");
    if (status === "done" && evidence === "")
      refuse(["evidence"], "Say what shows that it is closed: a file, a setting, a ticket.");
    if (status === "dropped" && evidence === "")
      refuse(["evidence"], "Say why it is taken off the plan.");
    value.milestones.forEach(({ text, on }, index) => {
      if (on && !text) refuse(["milestones", index, "text"], "Say what this milestone is.");
      if (on && dueOn && on > dueOn)
        refuse(["milestones", index, "on"], "A milestone cannot come after the due date.");
    });
  })
  .transform(({ milestones, ownerId, ...item }) => ({
    ...item,
    ownerId: ownerId || null,
    dueOn: item.dueOn ?? null,
    /** kept with what is done alone */
    doneOn: item.status === "done" ? (item.doneOn ?? null) : null,
    milestones: milestones.flatMap(({ text, on }) => (text ? [{ text, on: on ?? null }] : [])),
  }));
export type ItemAnswer = z.output<typeof ItemForm>;

/** Why the evidence of a closing does not count yet; null when it does. */
export function findClosingProblem(
  { status, doneOn }: Pick<ItemAnswer, "status" | "doneOn">,
  on: CalendarDate,
): string | null {
  if (status !== "done" || doneOn === null || doneOn <= on) return null;
  return "The evidence is about a day in the future. An item is done once there is evidence of it.";
}

/** What a new item begins with; the rest is filled in on its own page. */
export const NewItemForm = z.object({
  intent: z.literal("own"),
  requirement: optionalLine(20)
    .transform((typed) => /3\.\d{1,2}\.\d{1,2}$/.exec(typed)?.[0] ?? typed)
    .refine(
      (id) => id === "" || findRequirement(id) !== undefined,
      "There is no such requirement in NIST SP 800-171. Enter a number like 3.5.3, or leave it out.",
    ),
  weakness: weakness(),
});

/** Everything that the workbook leaves open and that is on no item yet. */
const UnplannedForm = z.object({ intent: z.literal("unplanned") });

/** One of the things that are suggested, by where it comes from. */
const SuggestedForm = z.object({
  intent: z.literal("suggested"),
  sourceKey: z.string().min(1).max(200),
});

/** Anything that the page of a plan can put on it. */
export const AddItemsForm = z.discriminatedUnion("intent", [
  NewItemForm,
  UnplannedForm,
  SuggestedForm,
]);
export type AddItems = z.output<typeof AddItemsForm>;
