import { QUESTION_LABELS } from "#app/domain/questionnaire/labels.ts";
import type { SprsField } from "#app/domain/sprs/summary.ts";
import type { SprsNote } from "#app/domain/submission/from-sprs.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

/** What each field is called where it is filled in. */
const NAMES: Record<SprsField, string> = {
  ...QUESTION_LABELS,
  cmmcType: "Which CMMC status you have",
  dodType: "Which DoD Assessment you have",
};

/** What a page of SPRS filled in, what it could not, and what was left as somebody typed it. */
export function FromSprs({ note }: { note: SprsNote }) {
  const { filled, kept, unread, fileName, readAt } = note;
  return (
    <Notice
      title={
        <>
          Read from {fileName ?? "what you pasted"}, <InstantText at={readAt} />. Check each value.
        </>
      }
    >
      {filled.length > 0 && (
        <p>
          Filled in: {filled.map((field) => NAMES[field]).join("; ")}. Everything else is as it was.
        </p>
      )}
      {kept.length > 0 && (
        <>
          <p>You had typed something else, which was left:</p>
          <ul>
            {kept.map(({ field, yours, shown }) => (
              <li key={field}>
                {NAMES[field]}: yours is {yours}; the page shows {shown}.
              </li>
            ))}
          </ul>
        </>
      )}
      {unread.length > 0 && (
        <>
          <p>Could not be read; fill it in yourself:</p>
          <ul>
            {unread.map(({ field, label, text, why }) => (
              <li key={`${field} ${text}`}>
                {label}, “{text}”: {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
