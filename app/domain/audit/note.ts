/** What an auditor writes down: what was found, or what the prime is asked. */
export const NOTE_KINDS = ["finding", "question"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const NOTE_KIND_WORDS: Record<NoteKind, string> = {
  finding: "Finding",
  question: "Question",
};

/** Where a finding or a question stands; nobody sets it, it follows from what was said to it. */
export const NOTE_STATES = ["open", "answered", "settled"] as const;
export type NoteState = (typeof NOTE_STATES)[number];

export const NOTE_STATE_WORDS: Record<NoteState, string> = {
  open: "Waits for an answer",
  answered: "Answered",
  settled: "Settled",
};

/** What was said to a finding or a question. */
export type AuditReply = {
  id: string;
  /** ISO instant, UTC */
  writtenAt: string;
  writtenByName: string;
  isByAuditor: boolean;
  settles: boolean;
  text: string;
};

/** A finding or a question with all that was said to it. */
export type AuditNote = {
  id: string;
  /** ISO instant, UTC */
  writtenAt: string;
  writtenByName: string;
  kind: NoteKind;
  text: string;
  contract: { id: string; piid: string };
  /** null: about the contract as a whole */
  subcontract: { id: string; number: string } | null;
  /** oldest first */
  replies: AuditReply[];
  state: NoteState;
};

/**
 * Where a note stands: settled once an auditor said so, otherwise open until the prime has the last
 * word.
 *
 * @param replies oldest first.
 */
export function noteStateOf(
  replies: readonly Pick<AuditReply, "isByAuditor" | "settles">[],
): NoteState {
  if (replies.some(({ settles, isByAuditor }) => settles && isByAuditor)) return "settled";
  const last = replies.at(-1);
  return last && !last.isByAuditor ? "answered" : "open";
}

/** Whether `text` names a state. */
export function isNoteState(text: string): text is NoteState {
  return NOTE_STATES.some((state) => state === text);
}
