import { DateText } from "#app/ui/kit/date-text.tsx";
import type { ShownRequest } from "./shown-request.ts";

/** What a prime asks beyond the rule: said to be the prime's own wherever a supplier reads it. */
export function OwnTermsAsked({
  request: { primeName, ownTerms },
}: {
  request: Pick<ShownRequest, "primeName" | "ownTerms">;
}) {
  if (!ownTerms) return null;
  const { required, until, wording } = ownTerms;
  return (
    <p>
      <strong>
        Asked by {primeName} in its terms, beyond the rule: {required}
      </strong>
      {until && (
        <>
          {" "}
          until <DateText on={until} />
        </>
      )}
      . {wording} The rule itself does not require this.
    </p>
  );
}
