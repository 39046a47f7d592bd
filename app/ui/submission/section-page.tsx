import type { SubmissionResult } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { ShownRequest } from "#app/ui/request/shown-request.ts";
import { AcknowledgementSection } from "./acknowledgement-section.tsx";
import { AffirmationSection } from "./affirmation-section.tsx";
import { CertificationSection } from "./certification-section.tsx";
import { OrganizationSection } from "./organization-section.tsx";
import { SectionFrame, type SectionFrameProps } from "./section-frame.tsx";
import { SystemSection } from "./system-section.tsx";

type SectionPageProps = SectionFrameProps & {
  request: ShownRequest;
  on: CalendarDate;
  lastResult?: SubmissionResult;
};

/** A section that is one form. */
export function SectionPage({ lastResult, ...props }: SectionPageProps) {
  return (
    <SectionFrame {...props} lastResult={lastResult}>
      <SectionFields {...props} lastResult={lastResult} />
    </SectionFrame>
  );
}

function SectionFields({ standing, request, lastResult }: SectionPageProps) {
  const form = { values: standing.values, lastResult };
  switch (standing.section) {
    case "organization":
      return <OrganizationSection {...form} />;
    case "system":
      return <SystemSection {...form} needsPlan={request.required !== "Level 1 (Self)"} />;
    case "acknowledgement":
      return <AcknowledgementSection {...form} request={request} />;
    case "affirmation":
      return <AffirmationSection {...form} />;
    case "certification":
      return <CertificationSection {...form} />;
    default:
      throw new RangeError(`the section ${standing.section} has a page of its own`);
  }
}
