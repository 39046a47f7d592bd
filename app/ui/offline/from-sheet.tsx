import { countWords } from "#app/domain/kernel/count-words.ts";
import type { OfflineNote } from "#app/domain/submission/sheet-note.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

/** What a spreadsheet filled in of a section, and which of its cells cannot be an answer. */
export function FromSheet({ note }: { note: OfflineNote }) {
  const { fileName, readAt, filled, kept, problems, unchanged = [] } = note;
  return (
    <Notice
      tone={problems.length > 0 ? "warning" : "info"}
      title={
        <>
          Read from {fileName}, <InstantText at={readAt} />. Check each value, then save.
        </>
      }
    >
      <p>{countWords(filled, "answer")} filled in.</p>
      {problems.length > 0 && (
        <>
          <p>These cells need a look:</p>
          <ul>
            {problems.map(({ cell, label, text, why }) => (
              <li key={cell}>
                <strong>{cell}</strong>, {label}, “{text}”: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      {unchanged.length > 0 && (
        <>
          <p>
            As we had it before, and not changed in the spreadsheet. Look whether it still holds:
          </p>
          <ul>
            {unchanged.map(({ label, value }) => (
              <li key={label}>
                {label}: {value}
              </li>
            ))}
          </ul>
        </>
      )}
      {kept.length > 0 && (
        <>
          <p>You had answered these differently here, which was left:</p>
          <ul>
            {kept.map(({ label, yours, theirs }) => (
              <li key={label}>
                {label}: here {yours}; in the spreadsheet {theirs}.
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
