import type { Notice as DesignationNoticeFact } from "#app/domain/eligibility/types.ts";
import { paths } from "#app/paths.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

const TITLES: Record<DesignationNoticeFact["code"], string> = {
  "designation-suspended": "This designation is not permitted while Phase 2 is suspended",
  "removal-pending": "This requirement is to be removed by modification",
};

type DesignationNoticeProps = {
  notices: readonly DesignationNoticeFact[];
  /** where the modification is recorded; null for who may not */
  recordHref: string | null;
};

/** What has to be known of a requirement that rests on a suspended designation. Never a refusal. */
export function DesignationNotice({ notices, recordHref }: DesignationNoticeProps) {
  return notices.map(({ code, text, citation }) => (
    <Notice
      key={code}
      tone="warning"
      title={TITLES[code]}
      action={
        <>
          {recordHref && <a href={recordHref}>Record the modification</a>}
          <a href={paths.rule}>What the rule is today</a>
        </>
      }
    >
      <p>{text}</p>
      <Citation>{citation}</Citation>
    </Notice>
  ));
}
