import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";

/** What to tell somebody whose change of the people cannot be made. */
export const PEOPLE_REFUSALS = {
  quota: QUOTA_SENTENCES.invitations,
  "member-already": "They hold this role already.",
  "invited-already": "They are invited with this role already; the letter is on its way.",
  "not-open": "This invitation was answered or withdrawn in the meantime.",
  "not-found": "They do not work here any more.",
  yourself: "You cannot end your own role: ask a colleague.",
  "last-of-role": "They are the last one with this role. Give it to somebody else first.",
} as const;
