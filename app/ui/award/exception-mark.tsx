import type { ExceptionState } from "#app/domain/award/exception.ts";
import { Tag } from "#app/ui/kit/tag.tsx";

const WORDS: Record<ExceptionState, string> = {
  waiting: "Waits for the approver",
  approved: "Approved",
  used: "Approved and used",
  refused: "Refused",
  withdrawn: "Withdrawn",
  expired: "Its days are over",
};

/** Where an exception stands, in a word. */
export function ExceptionMark({ state }: { state: ExceptionState }) {
  if (state === "waiting") return <Tag look="accent">{WORDS[state]}</Tag>;
  const isApproved = state === "approved" || state === "used";
  return <Tag look={isApproved ? "strong" : undefined}>{WORDS[state]}</Tag>;
}
