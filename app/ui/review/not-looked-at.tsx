import { Notice } from "#app/ui/kit/notice.tsx";

/** What a verdict does not tell of: what nobody has looked at, though it may say eligible. */
export function NotLookedAt({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Notice tone="warning" title={`Not looked at yet: ${names.join("; ")}`}>
      The verdict rests on the assessment and the affirmation alone. It can say eligible while these
      wait for review.
    </Notice>
  );
}
