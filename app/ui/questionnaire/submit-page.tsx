import { type SubmissionResult, useForm } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import type { AskedSection } from "#app/domain/questionnaire/asked-questions.ts";
import type { ContentAnswers } from "#app/domain/questionnaire/content-answer.ts";
import { paths } from "#app/paths.ts";
import { StatementText } from "#app/ui/attestation/statement-text.tsx";
import { WhatSigningMeans } from "#app/ui/attestation/what-signing-means.tsx";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { SignatureFields } from "#app/ui/person/signature-fields.tsx";
import { whoSigns } from "#app/ui/request/sign-section.tsx";
import { AskedAnswers } from "./asked-answers.tsx";
import { type ShownQuestionnaire, submitWords } from "./questionnaire-page.tsx";

type SubmitPageProps = {
  organizationId: string;
  organizationName: string;
  questionnaire: ShownQuestionnaire;
  sections: readonly AskedSection[];
  answers: ContentAnswers;
  statement: string;
  statementHash: string;
  /** labels of what was returned and says the same as before */
  unchangedReturns: readonly string[];
  officials: readonly { personId: string; name: string; email: string }[];
  personName: string;
  maySign: boolean;
  isDemoPerson: boolean;
  lastResult?: SubmissionResult;
};

/** Everything that is handed in, read once more, and the statement. */
export function SubmitPage(props: SubmitPageProps) {
  const { organizationId, organizationName, questionnaire, sections, answers } = props;
  const { asksSignature, primeName, id, title } = questionnaire;
  const { subcontractor } = paths;
  return (
    <Page
      title={submitWords(questionnaire)}
      refused={{ formId: "submit", result: props.lastResult }}
      lead={`What ${organizationName} answers to ${fullStop(primeName)} Read it once more: what was handed in is never changed, only followed by a new answer when ${primeName} asks again.`}
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        { label: title, href: subcontractor.questionnaire(organizationId, id) },
      ]}
    >
      <UnchangedReturns {...props} />
      <Section title="Your answers">
        <AskedAnswers
          sections={sections}
          answers={answers}
          action={({ section }) => (
            <a href={subcontractor.questionnairePart(organizationId, id, section.id)}>
              Change<span className="visually-hidden">: {section.title}</span>
            </a>
          )}
        />
      </Section>
      {asksSignature && <WhatSigningMeans />}
      <Section title="The statement">
        <StatementText text={props.statement} />
        {asksSignature && !props.maySign ? <WhoSigns {...props} /> : <SubmitForm {...props} />}
      </Section>
    </Page>
  );
}

function UnchangedReturns({ unchangedReturns, questionnaire }: SubmitPageProps) {
  if (unchangedReturns.length === 0) return null;
  return (
    <Notice tone="warning" title="Returned, and not changed">
      <ul>
        {unchangedReturns.map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      <p>
        You may hand it in as it is when the answer was right. Then tell {questionnaire.primeName}{" "}
        why, in the field below.
      </p>
    </Notice>
  );
}

function WhoSigns({ officials }: SubmitPageProps) {
  return (
    <Notice title="You cannot sign this yourself">
      {whoSigns(officials)} Ask them to open this page: everything is ready. What you answered is
      saved.
      {officials.map(({ personId, name, email }) => (
        <p key={personId}>
          <a href={`mailto:${email}`}>Write to {name}</a>
        </p>
      ))}
    </Notice>
  );
}

type Fields = {
  agrees: string;
  officialName: string;
  officialTitle: string;
  code: string;
  message: string;
};

function SubmitForm(props: SubmitPageProps) {
  const { questionnaire, lastResult, statementHash, personName, isDemoPerson } = props;
  const [form, fields] = useForm<Fields>({ id: "submit", lastResult });
  return (
    <Form form={form} hidden={{ statementHash }}>
      <CheckboxField field={fields.agrees} label="I make this statement" />
      <TextArea
        field={fields.message}
        label={`Anything to tell ${questionnaire.primeName}?`}
        hint="Never CUI."
        optional
        rows={2}
      />
      {questionnaire.asksSignature && (
        <SignatureFields fields={fields} personName={personName} isDemoPerson={isDemoPerson} />
      )}
      <ButtonRow>
        <Button>{questionnaire.asksSignature ? "Sign and hand in" : "Hand in"}</Button>
      </ButtonRow>
    </Form>
  );
}
