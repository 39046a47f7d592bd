import type { SubmissionResult } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Known } from "#app/domain/submission/known.ts";
import { FieldSourcesProvider } from "#app/ui/kit/field-sources.ts";
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
  /** what the section can begin with */
  known: Known;
  lastResult?: SubmissionResult;
};

/** A section that is one form. */
export function SectionPage({ lastResult, ...props }: SectionPageProps) {
  return (
    <SectionFrame {...props} lastResult={lastResult}>
      <FieldSourcesProvider value={sourcesShown(props)}>
        <SectionFields {...props} lastResult={lastResult} />
      </FieldSourcesProvider>
    </SectionFrame>
  );
}

/** What nobody has typed yet says where it came from. */
function sourcesShown({ standing, known }: Pick<SectionPageProps, "standing" | "known">) {
  return isUntouched(standing) ? known.sources : {};
}

function isUntouched({ draft, prefilled }: SectionPageProps["standing"]): boolean {
  return draft === null && prefilled === null;
}

function SectionFields({ standing, request, known, lastResult }: SectionPageProps) {
  const values = isUntouched(standing) ? { ...known.values, ...standing.values } : standing.values;
  const form = { values, lastResult };
  const isLevel1 = request.required === "Level 1 (Self)";
  switch (standing.section) {
    case "organization":
      return <OrganizationSection {...form} isLevel1={isLevel1} />;
    case "system":
      return (
        <SystemSection
          {...form}
          isLevel1={isLevel1}
          performingCages={request.performingCages}
          primeName={request.primeName}
        />
      );
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
