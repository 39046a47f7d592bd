import { z } from "zod";
import { requiredLine } from "#app/domain/kernel/form-fields.ts";
import { VIEWED_LISTS } from "./lists.ts";

const LONGEST_NAME = 60;
export const LONGEST_VIEW_QUERY = 1_000;

const named = {
  name: requiredLine("Give the view a name.", LONGEST_NAME),
  isShared: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
};

/** The state of a list to keep under a name. */
export const NewViewForm = z.object({
  ...named,
  list: z.enum(VIEWED_LISTS),
  query: z.string().max(LONGEST_VIEW_QUERY).default(""),
});
export type NewView = z.output<typeof NewViewForm>;

/** What is done with a view that is kept. */
export const ViewForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), ...named }),
  z.object({ intent: z.literal("delete") }),
  z.object({ intent: z.literal("open-with") }),
  z.object({ intent: z.literal("open-plain") }),
]);
export type ViewChange = Omit<Extract<z.output<typeof ViewForm>, { intent: "rename" }>, "intent">;
