/** What the person just did, by the word that the address carries. */
export const REVIEW_NOTICES: Record<string, string> = {
  accepted: "The fact is accepted; the verdicts that rest on it are decided anew.",
  returned: "The fact is returned; the supplier is told what you need.",
  "status-ended": "It is recorded; every subcontract of this supplier is decided anew.",
  "accepted-all": "The submission is accepted; the verdicts that rest on it are decided anew.",
};

/** Why a review is not taken. */
export const REVIEW_REFUSALS: Record<"superseded" | "reviewed-meanwhile", string> = {
  superseded: "The supplier has corrected this fact. Review the correction instead.",
  "reviewed-meanwhile":
    "This fact was reviewed since you opened the page. See that review, then decide again.",
};
