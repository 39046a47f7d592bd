import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import type { ContentQuestion, QuestionnaireContent } from "#catalogs/index.ts";
import { sayConditions } from "./condition-words.ts";
import { QuestionField } from "./question-field.tsx";

type PreviewPageProps = {
  organizationId: string;
  content: QuestionnaireContent;
  kicker: string;
  /** the next step; null for who may take none */
  action: { label: string; href: string } | null;
  /** where a copy of one's own is begun; null where none is */
  copyHref: string | null;
};

/** A questionnaire as a supplier sees it, with every follow-up and when it is asked. */
export function PreviewPage({ organizationId, content, ...props }: PreviewPageProps) {
  const { kicker, action, copyHref } = props;
  return (
    <Page
      title={content.title}
      kicker={kicker}
      lead={content.purpose}
      breadcrumb={[{ label: "Questionnaires", href: paths.prime.questionnaires(organizationId) }]}
      action={action && <ButtonLink href={action.href}>{action.label}</ButtonLink>}
    >
      <Notice title="This is what your supplier sees">
        Each part is a page of its own there. A follow-up is asked only after the answer it names.
        Nothing that you choose here is kept.
      </Notice>
      {copyHref && (
        <Form action={copyHref} layout="plain">
          <Button look="secondary">Copy and change it</Button>
        </Form>
      )}
      {content.sections.map(({ id, title, intro, questions }) => (
        <Section key={id} title={title} lead={intro || undefined}>
          <div className="questions">
            {questions.map((question) => (
              <QuestionField key={question.id} question={question}>
                <Conditions content={content} question={question} />
              </QuestionField>
            ))}
          </div>
        </Section>
      ))}
    </Page>
  );
}

type ConditionsProps = { content: QuestionnaireContent; question: ContentQuestion };

/** When a question is asked, and when it is not. */
function Conditions({ content, question: { showWhen, provedBy } }: ConditionsProps) {
  if (!showWhen && !provedBy) return null;
  return (
    <p className="quiet">
      {showWhen && `Follow-up, when ${sayConditions(content, showWhen)}.`}{" "}
      {provedBy && `Not asked once you accepted ${provedBy} or higher.`}
    </p>
  );
}
