import { formatPiid } from "#app/domain/contract/piid.ts";
import { type AuditNote, NOTE_KIND_WORDS, NOTE_STATE_WORDS } from "./note.ts";

/** The columns of the findings and questions as a file. */
export const NOTES_HEADER = [
  "contract",
  "subcontract",
  "kind",
  "state",
  "what",
  "written_at",
  "written_by",
  "text",
] as const;

/** A note and what was said to it: a line each. */
export function noteLines(note: AuditNote): string[][] {
  const { contract, subcontract, kind, state, replies } = note;
  const about = [
    formatPiid(contract.piid),
    subcontract?.number ?? "",
    NOTE_KIND_WORDS[kind],
    NOTE_STATE_WORDS[state],
  ];
  return [
    [...about, NOTE_KIND_WORDS[kind], note.writtenAt, note.writtenByName, note.text],
    ...replies.map((reply) => [
      ...about,
      reply.settles ? "Settlement" : reply.isByAuditor ? "Reply" : "Answer",
      reply.writtenAt,
      reply.writtenByName,
      reply.text,
    ]),
  ];
}
