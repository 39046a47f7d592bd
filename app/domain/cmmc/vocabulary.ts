/** What a contract or subcontract can require; lowest first. @see 32 CFR 170.14, 170.23(a) */
export const REQUIRED_STATUSES = [
  "Level 1 (Self)",
  "Level 2 (Self)",
  "Level 2 (C3PAO)",
  "Level 3 (DIBCAC)",
] as const;
export type RequiredStatus = (typeof REQUIRED_STATUSES)[number];

/** NIST SP 800-171 DoD Assessments; lowest confidence first. @see DFARS 252.204-7020(a) */
export const DOD_ASSESSMENTS = [
  "NIST SP 800-171 Basic",
  "NIST SP 800-171 Medium",
  "NIST SP 800-171 High",
] as const;
export type DodAssessment = (typeof DOD_ASSESSMENTS)[number];

/** Every kind of assessment a subcontractor can show. */
export const ASSESSMENT_TYPES = [...REQUIRED_STATUSES, ...DOD_ASSESSMENTS] as const;
export type AssessmentType = (typeof ASSESSMENT_TYPES)[number];

/** What a CMMC assessment ended with. There is no Conditional Level 1. @see 32 CFR 170.15-170.18 */
export const STATUS_KINDS = ["Conditional", "Final"] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];
