import { Tag } from "#app/ui/kit/tag.tsx";

/** What became of an exception, in a word. */
export function ExceptionMark({ outcome }: { outcome: "approved" | "refused" | null }) {
  if (outcome === null) return <Tag look="accent">Waits for the approver</Tag>;
  return outcome === "approved" ? <Tag look="strong">Approved</Tag> : <Tag>Refused</Tag>;
}
