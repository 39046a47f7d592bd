import { Notice } from "#app/ui/kit/notice.tsx";

/** That a form is filled in from what a prime issued, and what to check. */
export function ContractAboveNotice({
  above,
}: {
  above: { primeName: string; subcontractNumber: string };
}) {
  return (
    <Notice
      title={`Filled in from what ${above.primeName} issued to you for ${above.subcontractNumber}`}
    >
      The clauses are those that flow to you, and the status is what your subcontract must hold:
      they decide what flows on to your own subcontractors. Check them, and add the dates of your
      agreement.
    </Notice>
  );
}
