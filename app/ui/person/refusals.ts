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

/** What to tell an administrator whose change of a colleague's access cannot be made. */
export const PERSON_REFUSALS = {
  "not-found": "They do not work here any more.",
  yourself: "You set up another authenticator app yourself, on the page of your account.",
  "works-elsewhere":
    "They use Flowdown for another organization too, and nobody here speaks for that one.",
  "no-second-factor": "They have not set up an authenticator app yet.",
  "nobody-to-approve":
    "No other administrator could approve it. Invite a second one first; whoever runs this portal can help too.",
  "asked-already": "A reset was asked for already, and waits for a second administrator.",
  "not-open": "This reset was decided or has waited too long.",
  "not-yours": "Another administrator than the one who asked has to decide, and never the person.",
} as const;
