import { z } from "zod";
import { requiredText } from "#app/domain/kernel/form-fields.ts";
import { shownField } from "#app/domain/kernel/shown.ts";
import { findTagProblem, TagList } from "./tags.ts";

/** So many suppliers are changed at once at the most. */
export const MOST_CHANGED = 10_000;

const Owner = z
  .union([z.literal("nobody"), z.uuid("Choose one of the people.")])
  .transform((id) => ({ id: id === "nobody" ? null : id }))
  .nullable()
  .default(null);

/** What several suppliers get at once, and why; who leaves the owner out leaves each whose it is. */
export const SeveralForm = z
  .object({
    ownerId: Owner,
    addTags: TagList,
    removeTags: TagList,
    reason: requiredText("Say why in a sentence: it stays in the oversight log of each."),
    shown: shownField(),
  })
  .check(({ value, issues }) => {
    const { ownerId, addTags, removeTags } = value;
    const issue = (path: string, message: string) =>
      issues.push({ code: "custom", path: [path], message, input: value });
    if (!ownerId && addTags.length === 0 && removeTags.length === 0)
      issue("ownerId", "Choose an owner, or write tags to add or to take away.");
    const both = addTags.find((tag) => removeTags.includes(tag));
    if (both) issue("removeTags", `“${both}” is to be added as well. Leave it in one of the two.`);
  });

/** What is changed of each. */
export type SeveralChange = {
  /** null: whose each is stays */
  owner: { id: string | null } | null;
  addTags: readonly string[];
  removeTags: readonly string[];
};

type Changeable = { ownerId: string | null; tags: readonly string[] };
type Changed = { before: Partial<Changeable>; after: Partial<Changeable> };

/** What a change comes to for one supplier: what differs, before and after. */
export function changeOf(
  before: Changeable,
  { owner, addTags, removeTags }: SeveralChange,
): Changed | "same" | "too-many-tags" {
  const kept = before.tags.filter((tag) => !removeTags.includes(tag));
  const added = addTags.filter((tag) => !kept.includes(tag));
  const tags = [...kept, ...added];
  if (added.length > 0 && findTagProblem(tags)) return "too-many-tags";
  const changed: Changed = { before: {}, after: {} };
  if (owner && owner.id !== before.ownerId) {
    changed.before.ownerId = before.ownerId;
    changed.after.ownerId = owner.id;
  }
  if (added.length > 0 || kept.length < before.tags.length) {
    changed.before.tags = before.tags;
    changed.after.tags = tags;
  }
  return Object.keys(changed.after).length > 0 ? changed : "same";
}
