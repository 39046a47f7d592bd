/** What stops being current, or is due; the order breaks ties of one day. */
export const EXPIRATION_KINDS = [
  "verdict-ends",
  "close-out-due",
  "status-expires",
  "affirmation-due",
  "certificate-expires",
  "evidence-expires",
  "answer-due",
  "questionnaire-due",
  "condition-due",
  "plan-due",
  "option-to-exercise",
  "contract-ends",
  "own-term-ends",
] as const;
export type ExpirationKind = (typeof EXPIRATION_KINDS)[number];

/** Those that are told from what a supplier stated alone. */
const STATED_KINDS = [
  "close-out-due",
  "status-expires",
  "affirmation-due",
  "certificate-expires",
  "evidence-expires",
] as const satisfies readonly ExpirationKind[];
export type StatedKind = (typeof STATED_KINDS)[number];

/** Those whose days are kept by supplier: of the others there are few, or they are no supplier's. */
export const KEPT_KINDS = ["verdict-ends", ...STATED_KINDS, "answer-due"] as const;

export function isKept(kind: ExpirationKind): boolean {
  return (KEPT_KINDS as readonly ExpirationKind[]).includes(kind);
}

/** Each kind as lists and calendars name it. */
export const EXPIRATION_WORDS: Record<ExpirationKind, string> = {
  "verdict-ends": "Verdict ends",
  "close-out-due": "POA&M close-out due",
  "status-expires": "Status expires",
  "affirmation-due": "Affirmation due",
  "certificate-expires": "Certificate expires",
  "evidence-expires": "Evidence expires",
  "answer-due": "Answer due",
  "questionnaire-due": "Questionnaire due",
  "condition-due": "Condition due",
  "plan-due": "Remediation due",
  "option-to-exercise": "Contract option",
  "contract-ends": "Contract ends",
  "own-term-ends": "Own term ends",
};

/** What somebody still owes after its day; everything else is over then, and needs no list. */
const OWED: readonly ExpirationKind[] = [
  "affirmation-due",
  "answer-due",
  "questionnaire-due",
  "condition-due",
  "plan-due",
];

/** Whether it stays on the list after its day, until it is done. */
export function isOwed(kind: ExpirationKind): boolean {
  return OWED.includes(kind);
}

export function isExpirationKind(text: string): text is ExpirationKind {
  return (EXPIRATION_KINDS as readonly string[]).includes(text);
}
