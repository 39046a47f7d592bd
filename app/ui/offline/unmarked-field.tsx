import type { SubmissionResult } from "@conform-to/react";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";

/** Asked only of a spreadsheet that lost its mark: whether it is this request's. */
export function UnmarkedField({
  field,
  lastResult,
  here,
}: {
  field: FieldLike;
  lastResult: SubmissionResult | undefined;
  /** the number of the subcontract */
  here: string;
}) {
  const isAsked = lastResult?.error?.isOfThisRequest || lastResult?.initialValue?.isOfThisRequest;
  if (!isAsked) return null;
  return (
    <CheckboxField
      field={field}
      label={`Yes, these are the answers for ${here}`}
      description="It is kept with the spreadsheet that somebody had to look."
    />
  );
}
