import { countWords } from "#app/domain/kernel/count-words.ts";
import type { PoamForm } from "#app/domain/remediation/poam.ts";
import { paths } from "#app/paths.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RequirementLink } from "#app/ui/sprs/requirement-link.tsx";

type WorkbookDifferenceProps = Pick<PoamForm, "stillNotMet" | "statedWithoutItem"> & {
  organizationId: string;
  plan: { workbookId: string };
};

/** Where the plan, the workbook and the stated status say different things. */
export function WorkbookDifference(props: WorkbookDifferenceProps) {
  const { stillNotMet, statedWithoutItem, organizationId, plan } = props;
  const where = { organizationId, workbookId: plan.workbookId };
  return (
    <>
      {stillNotMet.length > 0 && (
        <Notice
          tone="warning"
          title={`${countWords(stillNotMet.length, "item")} closed here, and still not met in the workbook`}
          action={
            <a href={paths.subcontractor.workbook(organizationId, plan.workbookId)}>
              Go to the workbook
            </a>
          }
        >
          <p>
            The score follows the workbook, objective by objective, not the plan: answer these there
            once they are met. <Citation brief>32 CFR 170.24(b)</Citation>
          </p>
          <ul>
            {stillNotMet.map((id) => (
              <li key={id}>
                <RequirementLink {...where} id={id} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {statedWithoutItem.length > 0 && (
        <Notice tone="warning" title="Open under the Conditional status, and not on the plan">
          <p>
            You stated these as open. Each needs a place on the POA&amp;M and is assessed at the
            close-out. <Citation brief>32 CFR 170.21(b)</Citation>
          </p>
          <ul>
            {statedWithoutItem.map((id) => (
              <li key={id}>
                <RequirementLink {...where} id={id} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
