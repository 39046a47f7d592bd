import type { Fit } from "#app/domain/submission/fit.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

type FitNoticeProps = {
  fit: Fit | null;
  /** what is said where nothing is missing; absent: then nothing is said */
  whenMet?: boolean;
  /** where it may be signed all the same */
  maySign?: boolean;
};

/** What is required, what the answer shows, and what closes the gap between them. */
export function FitNotice({ fit, whenMet = false, maySign = false }: FitNoticeProps) {
  if (!fit || (fit.isMet && !whenMet)) return null;
  const required = fit.required ?? "A NIST SP 800-171 DoD Assessment";
  if (fit.isMet)
    return (
      <Notice tone="success" title={`What you show meets what is required: ${required}`}>
        {fit.holdsUntil && (
          <>
            It counts until <DateText on={fit.holdsUntil} /> if nothing changes, once your prime has
            accepted it.
          </>
        )}
      </Notice>
    );
  return (
    <Notice tone="warning" title={`This does not meet what is required yet: ${required}`}>
      <p>
        <strong>You show:</strong>{" "}
        {fit.held.length > 0 ? fit.held.join("; ") : "neither a CMMC status nor a DoD Assessment"}.
      </p>
      <ul>
        {fit.reasons.map(({ code, text, citation }) => (
          <li key={code}>
            {text} <Citation>{citation}</Citation>
          </li>
        ))}
      </ul>
      <p>
        <strong>What closes the gap:</strong> {fit.toClose.join(" ")}
      </p>
      {maySign && (
        <p>
          You may sign all the same, if it is true: your prime then sees where you stand, and cannot
          award this work to you before the gap is closed.
        </p>
      )}
    </Notice>
  );
}
