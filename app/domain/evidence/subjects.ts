/** What a piece of evidence stands beside. */
export const EVIDENCE_SUBJECTS = [
  "cmmc-status",
  "dod-assessment",
  "affirmation",
  "certification",
] as const;
export type EvidenceSubject = (typeof EVIDENCE_SUBJECTS)[number];

/** How each subject reads beside a file, with the file that shows it best. */
export const EVIDENCE_SUBJECT_NAMES: Record<EvidenceSubject, { name: string; best: string }> = {
  "cmmc-status": {
    name: "CMMC status",
    best: "A print of the entry in SPRS, or the certificate of CMMC status",
  },
  "dod-assessment": {
    name: "NIST SP 800-171 DoD Assessment",
    best: "A print of the assessment's entry in SPRS",
  },
  affirmation: {
    name: "Affirmation",
    best: "A print of the affirmation in SPRS, or its confirmation email",
  },
  certification: {
    name: "ISO/IEC 27001 certificate",
    best: "The certificate, with its scope",
  },
};

/** A file of this answer and what it stands beside. */
export type EvidenceLink = { evidenceId: string; subject: EvidenceSubject };

/** A link as a form and a draft keep it: `<evidence id> <subject>`. */
export function writeEvidenceLink({ evidenceId, subject }: EvidenceLink): string {
  return `${evidenceId} ${subject}`;
}

/** Read a kept link; null when it is none. */
export function readEvidenceLink(text: string): EvidenceLink | null {
  const [evidenceId = "", subject] = text.split(" ");
  const known = EVIDENCE_SUBJECTS.find((one) => one === subject);
  return known && evidenceId.length === 36 ? { evidenceId, subject: known } : null;
}
