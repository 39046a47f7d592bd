/** What a prime's check of one fact ended with. */
export const REVIEW_OUTCOMES = ["accepted", "returned"] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** How a fact can be verified; the strongest first. */
export const VERIFICATION_METHODS = [
  "sprs-screenshot",
  "certificate",
  "assessor-confirmed",
  "document-read",
  "statement-only",
] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** How each method reads on screens and in records. */
export const VERIFICATION_METHOD_NAMES: Record<VerificationMethod, string> = {
  "sprs-screenshot": "Seen in the supplier's SPRS extract",
  certificate: "Read on the certificate of status",
  "assessor-confirmed": "Confirmed by the assessor or certification body",
  "document-read": "Read in the evidence provided",
  "statement-only": "Relied on the supplier's signed statement",
};
