import type { FlowdownNotice } from "#app/domain/flowdown/types.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";

const TITLES: Record<FlowdownNotice["code"], string> = {
  "directed-below-minimum": "Take the directed status up with the contracting officer",
};

/** What a person must take up about a flowdown; nothing where there is nothing. */
export function FlowdownNotices({ notices }: { notices: readonly FlowdownNotice[] }) {
  return (
    <>
      {notices.map(({ code, text, citation }) => (
        <Notice key={code} tone="warning" title={TITLES[code]}>
          {text} <Citation>{citation}</Citation>
        </Notice>
      ))}
    </>
  );
}
