import { countWords } from "#app/domain/kernel/count-words.ts";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

/** That answers were saved; null: nothing was posted. */
export function SavedNotice({ saved }: { saved: number | null }) {
  if (saved === null) return null;
  return (
    <p className="saved-notice" role="status">
      {saved === 0 ? "Nothing had changed." : `Saved: ${countWords(saved, "answer")} changed.`}
    </p>
  );
}

/** Which answers somebody else changed meanwhile, each a link to where the two stand. */
export function ConflictSummary({ conflicts }: { conflicts: readonly StandingAnswer[] }) {
  if (conflicts.length === 0) return null;
  const count = countWords(conflicts.length, "answer");
  return (
    <Notice tone="warning" live title={`${count} changed after you opened this page`}>
      <p>Choose which one you keep, then save again. Everything else is saved.</p>
      <ul>
        {conflicts.map(({ requirement, answeredBy }) => (
          <li key={requirement}>
            <a href={`#r-${requirement}`}>
              {requirement}, by {answeredBy}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
