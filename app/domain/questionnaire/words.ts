import type { SubmissionSection } from "./sections.ts";

/** Words that somebody meets here for the first time, each in a sentence or two. */
export const WORDS = {
  UEI: "Unique Entity ID: 12 characters by which SAM.gov, the Government's register of companies, tells you apart.",
  "CAGE code":
    "Five characters for one site of a company. It comes with the registration at SAM.gov.",
  FCI: "Federal contract information: what the Government gives or gets under a contract and does not publish.",
  CUI: "Controlled unclassified information: drawings, specifications and data that a law or rule asks to protect, though they are not secret.",
  SPRS: "Supplier Performance Risk System: the DoD's register in which your assessments and affirmations stand. Your prime cannot look there.",
  PIEE: "Procurement Integrated Enterprise Environment: the DoD's portal through which one signs in to SPRS.",
  "System security plan":
    "The document that says which computers and services hold the information and how each requirement is met.",
  "CAGE hierarchy":
    "Which CAGE codes belong under one owner in SPRS. Somebody who signs in for the highest one sees the entries of all below it.",
  "CMMC status":
    "What an assessment under the CMMC program ended with: its level, who assessed, Conditional or Final, and a date.",
  "NIST SP 800-171":
    "The list of 110 security requirements for systems that hold CUI. A NIST SP 800-171 DoD Assessment scores you against it; it is no CMMC status.",
  C3PAO: "A company that is authorized to assess others for CMMC.",
  DIBCAC: "The DoD's own assessors.",
  "POA&M":
    "Plan of action and milestones: the list of requirements that are not met yet, with what is done about each and by when.",
  "Conditional and Final":
    "Conditional: some requirements are open, and 180 days are left to close them. Final: none is open.",
  "Close-out":
    "The assessment at the end of a Conditional status that shows that the open requirements are met. Without it by day 180 the status ends.",
  "FIPS-validated":
    "Encryption of which NIST has tested the module and issued a certificate with a number. Encryption without one does not count in full.",
  UID: "The ten characters that SPRS gives to a CMMC status. A NIST SP 800-171 assessment has none.",
  "Affirming Official":
    "The senior person in your company who states in SPRS, each year, that you still comply. In a small shop that is usually the owner.",
  "ISO/IEC 27001":
    "An international standard for information security, certified by private companies. ISO 9001 is another one, about quality.",
  "SHA-256":
    "A number computed from a file. Whoever has the file can compute it again and see that nothing was changed.",
} as const;
export type Word = keyof typeof WORDS;

/** The words that stand first in each section. */
export const WORDS_OF: Record<SubmissionSection, readonly Word[]> = {
  organization: ["UEI", "CAGE code"],
  system: ["System security plan", "SPRS", "CAGE code", "CAGE hierarchy"],
  acknowledgement: ["FCI", "CUI", "CMMC status", "SPRS"],
  assessment: [
    "SPRS",
    "PIEE",
    "CMMC status",
    "NIST SP 800-171",
    "UID",
    "C3PAO",
    "DIBCAC",
    "Conditional and Final",
    "POA&M",
    "Close-out",
    "FIPS-validated",
  ],
  affirmation: ["Affirming Official", "SPRS"],
  certification: ["ISO/IEC 27001", "CUI"],
  evidence: ["CUI", "SHA-256"],
};
