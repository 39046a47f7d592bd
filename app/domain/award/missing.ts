/** What of a subcontract matters to somebody who audits its award. */
export type AwardBasis = {
  isIssued: boolean;
  isFlowdownCurrent: boolean;
  isAcknowledged: boolean;
  toReview: number;
};

/**
 * What an auditor would miss if the subcontract were awarded now. None of it changes the verdict:
 * the verdict says whether the facts suffice, this says whether the record does.
 */
export function listMissing(basis: AwardBasis): string[] {
  const missing: string[] = [];
  if (!basis.isIssued) missing.push("The flowdown was never issued to the supplier.");
  else if (!basis.isFlowdownCurrent)
    missing.push("The flowdown that was issued no longer says what is required.");
  if (basis.isIssued && !basis.isAcknowledged)
    missing.push("The supplier has not accepted the flowdown.");
  if (basis.toReview > 0)
    missing.push(
      basis.toReview === 1
        ? "One fact of the supplier was not reviewed."
        : `${basis.toReview} facts of the supplier were not reviewed.`,
    );
  return missing;
}
