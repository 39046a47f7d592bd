import { SECTION_NAMES } from "#app/domain/questionnaire/sections.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { RequestPageProps } from "./request-page.tsx";

/** The last step: what still stands in its way, or the way to it. */
export function SignSection(props: RequestPageProps) {
  const { organizationId, request, state, isReadyToSign, sections, officials } = props;
  const { subcontractor } = paths;
  const missing = sections.filter((shown) => shown.state !== "done");
  return (
    <Section title="Review and sign">
      {state === "signed" && request.signedAt && (
        <p>
          Signed and sent <InstantText at={request.signedAt} />.{" "}
          <a href={subcontractor.submitted(organizationId, request.id)}>See what was sent</a>. When
          an answer stops being true, change its section above and sign again.
        </p>
      )}
      {state !== "signed" && isReadyToSign && (
        <>
          <p>Everything is complete. {whoSigns(officials)}</p>
          <ButtonLink href={subcontractor.sign(organizationId, request.id)}>
            Review and sign
          </ButtonLink>
        </>
      )}
      {state !== "signed" && !isReadyToSign && (
        <p>
          Still to be done: {missing.map(({ section }) => SECTION_NAMES[section].title).join("; ")}.{" "}
          {whoSigns(officials)}
        </p>
      )}
    </Section>
  );
}

/** Who may sign for the organization, in a sentence. */
export function whoSigns(officials: readonly { name: string }[]): string {
  if (officials.length === 0)
    return "Nobody in your organization is an affirming official yet. An administrator makes somebody one, under People.";
  return `It is signed by an affirming official: ${officials.map(({ name }) => name).join(", ")}.`;
}
