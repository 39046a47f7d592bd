import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SigningCode } from "#app/ui/person/signature-fields.tsx";
import type { ShownUpper } from "./lower-tier-page.tsx";
import { ToldTiersView } from "./told-tiers.tsx";

export type TellLowerTiersPageProps = {
  organizationId: string;
  organizationName: string;
  upper: ShownUpper;
  content: ToldTiers;
  withNames: boolean;
  /** what the prime reads names them already */
  wasNamed: boolean;
  /** what telling it rests on */
  shown: string;
  /** whether the code of the demo is the reader's */
  isDemoPerson: boolean;
  lastResult?: SubmissionResult;
};

/** Exactly what a prime would read of the lower tiers, before it is told. */
export function TellLowerTiersPage(props: TellLowerTiersPageProps) {
  const { organizationId, organizationName, upper, content, withNames, wasNamed } = props;
  const { subcontractor } = paths;
  const back = subcontractor.lowerTier(organizationId, upper.subcontractId);
  const here = subcontractor.tellLowerTiers(organizationId, upper.subcontractId);
  const [form, fields] = useForm<{ code: string }>({ id: "tell", lastResult: props.lastResult });
  return (
    <Page
      refused={{ formId: "tell", result: props.lastResult }}
      kicker={`${upper.number} of ${upper.primeName}`}
      title={`Tell ${upper.primeName} of your lower tiers`}
      breadcrumb={[
        { label: "Our own subcontractors", href: subcontractor.lowerTiers(organizationId) },
        { label: upper.number, href: back },
      ]}
      lead="Its numbers come from what you keep here of your own subcontractors. It is told with today's date and stays as it is; a later change is told again."
    >
      <p>
        You flow the clause down and ensure that each subcontractor is current before award and
        every year. <Citation>DFARS 252.204-7021(d)(4), (f)</Citation>;{" "}
        <Citation>32 CFR 170.23(a)</Citation>
      </p>
      <Section
        title={`What ${upper.primeName} will read`}
        id="preview"
        lead={`It is shown as what ${organizationName} says, with your name and title.`}
        action={
          withNames ? (
            <a href={here}>Show it without names</a>
          ) : (
            <a href={`${here}?names=yes`}>Show it with names and CAGE codes</a>
          )
        }
      >
        <ToldTiersView told={content} />
      </Section>
      {withNames ? (
        <Notice tone="warning" title="Names and CAGE codes are told">
          {upper.primeName} then knows who your subcontractors are. What it read cannot be taken
          back.
        </Notice>
      ) : (
        wasNamed && (
          <Notice title="What it reads now names them">
            This takes its place, but {upper.primeName} keeps what it was told before.
          </Notice>
        )
      )}
      <p>
        You make this statement for {organizationName}, under your own name: {upper.primeName} may
        rely on it, and it enters its oversight record.
      </p>
      <Form form={form} hidden={{ withNames: withNames ? "yes" : "no", shown: props.shown }}>
        <SigningCode field={fields.code} verb="tell it" isDemoPerson={props.isDemoPerson} />
        <ButtonRow>
          <Button>{withNames ? "Tell it with names" : "Tell it without names"}</Button>
          <ButtonLink look="quiet" href={back}>
            Cancel
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
