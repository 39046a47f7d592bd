import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { nextStepsOfFact } from "#app/domain/fact/next-steps.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { FitNotice } from "#app/ui/request/fit-notice.tsx";
import { LeftOpen } from "#app/ui/request/left-open.tsx";
import type { ShownRequest } from "#app/ui/request/shown-request.ts";

type SubmittedPageProps = {
  organizationId: string;
  request: ShownRequest;
  /** how the answer stands to what is required */
  fit: Fit | null;
  submission: {
    id: string;
    submittedAt: string;
    attestation: FactOf<"attestation">;
    facts: Fact[];
  };
};

/** What was signed and sent, what proves it, and what happens next. */
export function SubmittedPage({ organizationId, request, submission, fit }: SubmittedPageProps) {
  const { attestation, facts, submittedAt } = submission;
  const { officialName, officialTitle, wording } = attestation.content;
  const { subcontractor } = paths;
  return (
    <Page
      title={`Signed and sent to ${request.primeName}`}
      lead={`Your answer about ${request.subcontractNumber}, ${request.subcontractTitle}.`}
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${request.primeName}, ${request.subcontractNumber}`,
          href: subcontractor.request(organizationId, request.id),
        },
      ]}
      action={
        <ButtonLink href={subcontractor.statementPdf(organizationId, request.id)}>
          Download a copy (PDF)
        </ButtonLink>
      }
    >
      <TitleBlock
        label="Attestation"
        cells={[
          { label: "Signed by", value: `${officialName}, ${officialTitle}`, wide: true },
          { label: "Signed", value: <InstantText at={submittedAt} />, wide: true },
        ]}
      />
      <FitNotice fit={fit} whenMet />
      <LeftOpen nextSteps={facts.flatMap(nextStepsOfFact)} isSigned />
      <Section title="What happens next">
        <Prose>
          <ol>
            <li>
              {request.primeName} checks each answer beside its evidence.{" "}
              {fit?.isMet === false
                ? "That does not close the gap above: close it meanwhile, then open the request, change the section and sign again."
                : "You need not do anything meanwhile."}{" "}
              Once all of it is accepted, you get a letter
              {whatIsAsked(request) === "cmmc-status" &&
                ": it names the day by which your next affirmation is due, if you stated one"}
              .
            </li>
            <li>
              If something needs correcting, you get a letter with the reason, and it appears under
              Requests.
            </li>
            <li>
              When an answer stops being true, such as a new assessment or a new affirmation, open
              the request, change that section and sign again.
            </li>
            <li>The next prime that asks starts from these answers: nothing is typed twice.</li>
            <li>
              A prime that asks in a portal of its own gets them too:{" "}
              <a href={subcontractor.makePassport(organizationId, request.id)}>make a passport</a>,
              which fills in your answer there.
            </li>
          </ol>
        </Prose>
      </Section>
      <Section title="What was stated">
        <DataTable
          caption="Facts that the attestation covers"
          captionHidden
          rows={facts}
          rowKey={(fact) => fact.id}
          columns={[
            {
              id: "kind",
              header: "Fact",
              rowHeader: true,
              cell: (fact) => FACT_KIND_NAMES[fact.kind],
            },
            { id: "summary", header: "What it says", cell: (fact) => summarizeFact(fact) },
            {
              id: "files",
              header: "Files",
              cell: (fact) => fact.evidence.map(({ fileName }) => fileName).join(", ") || "None",
            },
          ]}
        />
        <Disclosure summary="What proves it: SHA-256 of what was signed">
          <ul className="plain-list">
            {[attestation, ...facts].map((fact) => (
              <li key={fact.id}>
                {FACT_KIND_NAMES[fact.kind]}: <Identifier>{fact.contentHash}</Identifier>
              </li>
            ))}
          </ul>
        </Disclosure>
        <Disclosure summary="The words that were signed">
          <Prose serif>
            {wording.split("\n\n").map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Prose>
        </Disclosure>
        <p>
          <a href={subcontractor.answers(organizationId)}>All your answers, with their history</a>
        </p>
      </Section>
    </Page>
  );
}
