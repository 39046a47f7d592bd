import type { OwnTermsVerdict } from "#app/domain/eligibility/types.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { VerdictReasons } from "./verdict-reasons.tsx";

/** Whether what the prime asks beyond the rule is met, under the stamp of the verdict. */
export function OwnTermsMark({ ownTerms }: { ownTerms: OwnTermsVerdict }) {
  return (
    <p className="own-terms-mark">
      Own terms: {ownTerms.required} {ownTerms.verdict === "met" ? "met" : "not met"}
    </p>
  );
}

/** The same with its reasons; nothing where the prime asks nothing beyond the rule. */
export function OwnTermsAnswer({ ownTerms }: { ownTerms: OwnTermsVerdict | null }) {
  if (!ownTerms) return null;
  const { required, verdict, holdsUntil, reasons } = ownTerms;
  return (
    <div className="own-terms-answer">
      <h3>By your own terms</h3>
      <p>
        You ask for {required} beyond the rule. It is {verdict === "met" ? "met" : "not met"}.
        {holdsUntil && (
          <>
            {" "}
            This answer holds until <DateText on={holdsUntil} />.
          </>
        )}
      </p>
      <VerdictReasons verdict={{ reasons }} />
    </div>
  );
}
