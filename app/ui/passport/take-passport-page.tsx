import { type SubmissionResult, useForm } from "@conform-to/react";
import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { listFactRows } from "#app/domain/fact/rows.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { isSameCompanyName } from "#app/domain/passport/company.ts";
import { STANDING_SENTENCES } from "#app/domain/passport/portal.ts";
import { sourceOf, type TakenPassport } from "#app/domain/submission/from-passport.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type TakePassportPageProps = {
  organizationId: string;
  organizationName: string;
  request: { id: string; primeName: string; subcontractNumber: string };
  /** whether an answer was signed here, which a passport cannot fill in any more */
  isSigned: boolean;
  passport: TakenPassport | null;
  lastResult?: SubmissionResult;
};

/** Where a passport of another portal is taken in, and what was found in it. */
export function TakePassportPage(props: TakePassportPageProps) {
  const { organizationId, request, passport, isSigned } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="Take in a passport"
      refused={{ formId: "take-passport", result: props.lastResult }}
      lead="A passport is a statement that your official signed in the portal of another prime. It fills in your answer here; your official reads it and signs it anew."
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${request.primeName}, ${request.subcontractNumber}`,
          href: subcontractor.request(organizationId, request.id),
        },
      ]}
    >
      {passport && <Taken {...props} passport={passport} />}
      {isSigned ? (
        <Notice title="You have signed your answer to this request">
          A passport only fills in what was not signed yet. Open the request to change an answer.
        </Notice>
      ) : (
        <Section title={passport ? "Take in another one" : "The package"}>
          <UploadForm
            lastResult={props.lastResult}
            back={subcontractor.request(organizationId, request.id)}
          />
        </Section>
      )}
    </Page>
  );
}

function UploadForm({ lastResult, back }: { lastResult?: SubmissionResult; back: string }) {
  const [form, fields] = useForm<{ file?: string }>({ id: "take-passport", lastResult });
  return (
    <Form form={form} multipart>
      <FileField
        field={fields.file}
        label="Passport"
        hint="The ZIP as you downloaded it, at most 40 MB. Its seal is checked first: if anything in it was changed, nothing of it is taken."
        accept=".zip,application/zip"
      />
      <ButtonRow>
        <Button>Check and take in</Button>
        <a href={back}>Cancel</a>
      </ButtonRow>
    </Form>
  );
}

function Taken({
  organizationId,
  organizationName,
  request,
  passport,
  isSigned,
}: TakePassportPageProps & { passport: TakenPassport }) {
  const { content, verifierKey, standing, files } = passport;
  const { statement, organization } = content;
  const { portal } = sourceOf(passport);
  const leftOut = files.filter(({ evidenceId }) => evidenceId === null);
  return (
    <>
      <Notice
        tone="success"
        title="The passport is whole, and nothing in it was changed"
        live
        action={
          isSigned ? undefined : (
            <ButtonLink href={paths.subcontractor.request(organizationId, request.id)}>
              Go through your answer
            </ButtonLink>
          )
        }
      >
        Taken in by {passport.takenByName}, <InstantText at={passport.takenAt} />. It fills in your
        answer to {fullStop(request.primeName)} Nothing is stated until your official signs.
      </Notice>
      {!isSameCompanyName(organization.legalName, organizationName) && (
        <Notice tone="warning" title="The passport names the company differently">
          It is of {organization.legalName}; here you are {fullStop(organizationName)} Go on only if
          that is the same company.
        </Notice>
      )}
      <Section title="Where it comes from">
        <DefinitionList
          items={[
            { term: "Passport", value: <Identifier>{content.number}</Identifier> },
            {
              term: "Company",
              value: `${organization.legalName}${organization.uei ? `, UEI ${organization.uei}` : ""}`,
            },
            {
              term: "Signed by",
              value: `${statement.officialName}, ${statement.officialTitle}`,
            },
            { term: "Signed", value: <InstantText at={statement.signedAt} /> },
            { term: "On the portal", value: <Identifier>{portal}</Identifier> },
            { term: "Key of that portal", value: <Identifier>{verifierKey}</Identifier> },
            { term: "What the seal shows", value: STANDING_SENTENCES[standing] },
          ]}
        />
      </Section>
      <Section title="What it says">
        <DefinitionList
          items={content.facts.map((fact) => ({
            term: FACT_KIND_NAMES[fact.kind],
            value: summaryOf(fact),
          }))}
        />
        {leftOut.length > 0 && (
          <Notice tone="warning" title="Files that were left out">
            <ul>
              {leftOut.map(({ sha256, fileName, refusal }) => (
                <li key={`${sha256} ${fileName}`}>
                  {fileName}: {refusal}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </Section>
    </>
  );
}

function summaryOf(fact: TakenPassport["content"]["facts"][number]): string {
  return summarizeFact(fact as unknown as Fact) || (listFactRows(fact)[0]?.value ?? "");
}
