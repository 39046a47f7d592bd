import type { Contradiction } from "#app/domain/contradiction/types.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

/** What cannot all be true, and what to ask; nothing when everything fits. */
export function ContradictionNotice({
  contradictions,
}: {
  contradictions: readonly Contradiction[];
}) {
  if (contradictions.length === 0) return null;
  return (
    <Notice tone="warning" title="Something here does not fit together">
      <ul className="plain-list">
        {contradictions.map(({ code, text, ask }) => (
          <li key={`${code} ${text}`}>
            <strong>{text}</strong> {ask}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
