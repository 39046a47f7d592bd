import type { CheckId } from "#app/domain/archive/archive.ts";

/** The checks from the one whose failure is worst: what was forged, what is missing, what is odd. */
export const WORST_FIRST: readonly CheckId[] = [
  "signature",
  "files",
  "facts",
  "anchors",
  "inclusion",
  "checkpoint",
  "growth",
  "evidence",
  "members",
  "references",
  "form",
  "canonical",
  "timestamp",
  "package",
];

const ASK_ANEW = "Ask for the ZIP as it was downloaded from the portal, and check that one.";

/** What a person does when a check fails. */
export const ADVICE: Record<CheckId, string> = {
  members: `Do not unpack it. ${ASK_ANEW}`,
  signature: `Do not rely on anything in it. Get the prime's verifier key by another way, and the record from the prime itself.`,
  files: `Do not rely on these parts: they are not what was signed. ${ASK_ANEW}`,
  canonical: `A program wrote the file anew. ${ASK_ANEW}`,
  form: "If the record is of a later version, check it with a newer verifier. Otherwise ask the prime to make the record anew.",
  references: "Ask the prime why, and to make the record anew.",
  facts:
    "Do not rely on these facts: they are not what was submitted or signed. Ask the prime, and whoever signed.",
  evidence: `Do not rely on these files. ${ASK_ANEW}`,
  inclusion:
    "Do not rely on the timeline: it is not what the prime's log says. Ask the prime for an export of its log.",
  anchors:
    "Do not rely on what is named here: the log tells it otherwise. Ask the prime for an explanation and an export of its log.",
  checkpoint:
    "Do not rely on the timeline: nothing shows that the log is the prime's. Ask the prime for an export of its log.",
  growth:
    "Keep both records: the log was rewritten, or they are of different logs. Ask the prime for an explanation.",
  timestamp:
    "Do not rely on when it says that it was signed. Look whether the authority is one you trust, and ask the prime.",
  package: `What the record says is not touched. Where you must have the package as it was built: ${ASK_ANEW.charAt(0).toLowerCase()}${ASK_ANEW.slice(1)}`,
};
