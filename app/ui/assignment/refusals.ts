import type { AssignRefusal } from "#app/domain/assignment/assignment.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";

/** The field that a refusal belongs to, and what to tell. */
export const ASSIGN_REFUSALS: Record<AssignRefusal, [string, string]> = {
  "unknown-part": ["parts", "One of these parts is not asked any more. Choose again."],
  changed: [
    "",
    "Somebody gave or took back one of these parts since you opened this page. It now shows who is on what: look again.",
  ],
  past: ["dueOn", "This day has passed. Enter today or a later day."],
  "unknown-colleague": ["colleague", "They do not work here any more. Choose somebody else."],
  quota: ["", QUOTA_SENTENCES.invitations],
};
