import { z } from "zod";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";

const MOST_TAGS = 20;
const LONGEST_TAG = 40;

/** The tags in a text, with commas or semicolons between, in small letters; none twice. */
export function parseTags(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[,;]/)
        .map((tag) => cleanSearch(tag).toLowerCase())
        .filter(Boolean),
    ),
  ];
}

/** What is wrong with some tags; null when nothing is. */
export function findTagProblem(tags: readonly string[]): string | null {
  if (tags.length > MOST_TAGS) return `Give ${MOST_TAGS} tags at the most.`;
  const long = tags.find((tag) => tag.length > LONGEST_TAG);
  return long ? `“${long.slice(0, 12)}…” is longer than ${LONGEST_TAG} characters.` : null;
}

/** Any number of tags in one text, read into a list. */
export const TagList = z
  .string()
  .default("")
  .transform(parseTags)
  .pipe(
    z.array(z.string()).check(({ value, issues }) => {
      const message = findTagProblem(value);
      if (message) issues.push({ code: "custom", message, input: value });
    }),
  );
