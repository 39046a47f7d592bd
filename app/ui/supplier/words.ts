import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";

/** What the person just did on a supplier's page, by the word that the address carries. */
export const SUPPLIER_NOTICES: Record<string, string> = {
  invited: "The invitation is on its way.",
  resent: "A new invitation is on its way; the button of the earlier letter does nothing any more.",
  withdrawn: "The invitation is withdrawn; its button does nothing any more.",
  reminded: "The reminder is on its way.",
  "address-cleared": "Reminders go to this address again.",
  recorded: "It is recorded, without attestation. It stands under “Recorded by the prime”.",
  "record-corrected": "The correction is recorded. What was recorded before stays to be read.",
  "record-withdrawn": "It is taken back. That it was recorded stays to be read.",
};

/** What the person just did with two records that look alike. */
export const ALIKE_NOTICES: Record<string, string> = {
  "tell-apart": "They are marked as two companies, and nobody is asked about them again.",
  "take-back": "The mark is taken back. They are named below again where they look alike.",
};

/** Why it could not be done. */
export const SUPPLIER_PROBLEMS: Record<string, string> = {
  quota: QUOTA_SENTENCES.invitations,
  "not-found": "This was withdrawn meanwhile.",
  "not-open": "This invitation was accepted, declined or withdrawn meanwhile.",
  "not-joined":
    "Nobody there has an account here, so a reminder would reach nobody. Invite a contact, or send the invitation again.",
  "address-returned":
    "Letters to everybody who reads there come back. Look after their addresses first.",
  "said-already": "Another of these letters reminds of the same correction.",
  answered: "This request is answered.",
  "reminded-today": "A reminder of this request went out today. Wait until tomorrow.",
};
