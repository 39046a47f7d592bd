import type { OpenPoint } from "#app/domain/award/open-points.ts";
import { paths } from "#app/paths.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

type ToReviewNoticeProps = {
  organizationId: string;
  supplierId: string;
  openPoints: readonly OpenPoint[];
};

/** What nobody looked at yet may support the award: said before somebody asks for an exception or allows one. */
export function ToReviewNotice({ organizationId, supplierId, openPoints }: ToReviewNoticeProps) {
  const found = openPoints.find(({ code }) => code === "facts-to-review");
  if (!found) return null;
  const href = `${paths.prime.reviews(organizationId)}?supplier=${supplierId}`;
  return (
    <Notice
      tone="warning"
      title="What the supplier sent waits for review"
      action={<a href={href}>Review it</a>}
    >
      {found.texts.join(" ")} The verdict counts nothing before it is accepted, and may be another
      one after.
    </Notice>
  );
}
