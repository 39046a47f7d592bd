import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { Citation } from "#app/ui/kit/citation.tsx";

/** Why a verdict is what it is: every reason in a sentence, with its paragraph. */
export function VerdictReasons({ verdict }: { verdict: Pick<EligibilityVerdict, "reasons"> }) {
  return (
    <ul className="reasons">
      {verdict.reasons.map(({ code, text, citation }) => (
        <li key={`${code} ${text}`} className="reasons__reason">
          <p>{text}</p>
          <Citation>{citation}</Citation>
        </li>
      ))}
    </ul>
  );
}
