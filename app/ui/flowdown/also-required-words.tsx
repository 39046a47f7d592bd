import { sayAlsoRequired } from "#app/domain/eligibility/required-words.ts";
import type { AlsoRequired } from "#app/domain/flowdown/types.ts";
import { Citation } from "#app/ui/kit/citation.tsx";

/**
 * What must be shown beside the required status, and why.
 *
 * @param props.shown what was accepted of it, in one line; null for nothing, absent where nobody
 *   looks for it.
 */
export function AlsoRequiredWords({ also, shown }: { also: AlsoRequired; shown?: string | null }) {
  return (
    <>
      <strong>{sayAlsoRequired(also)}</strong>
      <br />
      {also.why} <Citation>{also.citation}</Citation>
      {shown !== undefined && (
        <>
          <br />
          {shown === null ? "None that counts was accepted yet." : `Accepted: ${shown}.`}
        </>
      )}
    </>
  );
}
