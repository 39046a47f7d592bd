import { z } from "zod";
import { dutyOf, EMAIL_CHOICES, type Topic } from "./topics.ts";

/** How somebody gets the letters of each topic that is theirs to choose. */
export const choiceForm = (topics: readonly Topic[]) =>
  z.object(
    Object.fromEntries(
      topics
        .filter((topic) => dutyOf(topic) === null)
        .map((topic) => [topic, z.enum(EMAIL_CHOICES, "Choose one of the three.")]),
    ),
  );
