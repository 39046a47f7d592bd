/** The kinds of fact a subcontractor states. */
export const FACT_KINDS = [
  "organization-profile",
  "information-system",
  "acknowledgement",
  "assessment",
  "affirmation",
  "certification",
  "attestation",
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** How each kind reads on screens and in records. */
export const FACT_KIND_NAMES: Record<FactKind, string> = {
  "organization-profile": "Organization",
  "information-system": "Information system",
  acknowledgement: "Acknowledgement of the flowdown",
  assessment: "Assessment",
  affirmation: "Affirmation",
  certification: "Certification",
  attestation: "Attestation",
};
