import { type SubmissionResult, useForm } from "@conform-to/react";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { VersionDifference } from "#app/domain/questionnaire/compare-versions.ts";
import { withMoved } from "#app/domain/questionnaire/compose.ts";
import { ANSWER_TYPE_WORDS } from "#app/domain/questionnaire/compose-form.ts";
import type { OwnQuestionnaire } from "#app/domain/questionnaire/source.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { ContentQuestion, ContentSection } from "#catalogs/index.ts";
import { sayConditions } from "./condition-words.ts";

type OwnQuestionnairePageProps = {
  organizationId: string;
  own: OwnQuestionnaire;
  /** from the version published last to what is in work; null before the first */
  difference: VersionDifference | null;
  /** what stands in the way of publishing */
  problems: readonly string[];
  done: string | null;
  /** follow-ups whose question was just removed: from now on they are asked of everybody */
  loosened: readonly ContentQuestion[];
  lastResult?: SubmissionResult;
};

/** A questionnaire that the prime writes: its head, its parts and questions, and publishing it. */
export function OwnQuestionnairePage(props: OwnQuestionnairePageProps) {
  const { organizationId, own, lastResult, done } = props;
  const { prime } = paths;
  const intent = lastResult?.initialValue?.intent;
  return (
    <Page
      title={own.draft.title}
      kicker="Your own questionnaire"
      lead="Change it until it is right, then publish it. What was published or sent before stays as it was."
      breadcrumb={[{ label: "Questionnaires", href: prime.questionnaires(organizationId) }]}
      refused={{ formId: typeof intent === "string" ? intent : "head", result: lastResult }}
      action={
        <ButtonLink look="secondary" href={prime.previewOwnQuestionnaire(organizationId, own.id)}>
          Preview
        </ButtonLink>
      }
    >
      {done && !lastResult && (
        <Notice tone="success" live title={done === "published" ? "Published" : "Saved"}>
          {done === "published"
            ? `Version ${own.published?.version ?? 1} can be sent now.`
            : "It is in work: nobody is asked it before you publish and send it."}
        </Notice>
      )}
      {!lastResult && <Loosened {...props} />}
      <Publishing {...props} />
      {own.draft.sections.map((section) => (
        <Part key={section.id} section={section} {...props} />
      ))}
      <Section title="Add a part" lead="A part is a page of its own for your supplier.">
        <SectionForm {...props} />
      </Section>
      <Section title="Title and purpose">
        <HeadForm {...props} />
      </Section>
    </Page>
  );
}

/** A follow-up that lost its question would ask everybody `What is it?`, of nothing. */
function Loosened({ organizationId, own, loosened }: OwnQuestionnairePageProps) {
  if (loosened.length === 0) return null;
  return (
    <Notice tone="warning" title="What followed that question is now asked of everybody">
      <p>Change each so that it stands by itself, give it another condition, or remove it too.</p>
      <ul>
        {loosened.map(({ id, label }) => (
          <li key={id}>
            <a href={paths.prime.editQuestion(organizationId, own.id, id)}>{label}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The version that forms carry, so that nobody changes what they have not seen. */
const versionOf = ({ own }: OwnQuestionnairePageProps) => ({
  draftVersion: String(own.draftVersion),
});

function Publishing(props: OwnQuestionnairePageProps) {
  const { organizationId, own, difference, problems } = props;
  const { published } = own;
  const isSame =
    difference !== null && JSON.stringify(published?.content) === JSON.stringify(own.draft);
  return (
    <Section
      title={published ? `Version ${published.version} is published` : "Not published yet"}
      lead={
        <>
          Changed last by {own.changedByName}, <InstantText at={own.changedAt} />.
        </>
      }
      action={
        published && (
          <ButtonLink
            look="secondary"
            href={paths.prime.sendQuestionnaire(organizationId, published.questionnaire)}
          >
            Send version {published.version}
          </ButtonLink>
        )
      }
    >
      {difference && !isSame && <Difference difference={difference} />}
      {problems.length > 0 && (
        <Notice tone="warning" title="Before you can publish">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {isSame ? (
        <p>Nothing was changed since.</p>
      ) : (
        <Form id="publish" hidden={{ ...versionOf(props), intent: "publish" }} layout="plain">
          <Button>Publish version {(published?.version ?? 0) + 1}</Button>
        </Form>
      )}
    </Section>
  );
}

/** What who answered before would be asked anew. */
function Difference({ difference }: { difference: VersionDifference }) {
  const { added, changed, removed, unchanged } = difference;
  return (
    <Disclosure
      open
      summary={`What changed: ${added.length} added, ${changed.length} changed, ${removed.length} removed`}
    >
      <ul>
        {added.map(({ id, label }) => (
          <li key={id}>Added: {label}</li>
        ))}
        {changed.map(({ former, now }) => (
          <li key={now.id}>
            Changed: {former.label}
            {former.label !== now.label && ` → ${now.label}`}
          </li>
        ))}
        {removed.map(({ id, label }) => (
          <li key={id}>Removed: {label}</li>
        ))}
      </ul>
      <p>
        A supplier whose answers you accepted is asked only what was added or changed;{" "}
        {countWords(unchanged.length, "question asks", "questions ask")} the same as before.
      </p>
    </Disclosure>
  );
}

type PartProps = OwnQuestionnairePageProps & { section: ContentSection };

function Part({ section, ...props }: PartProps) {
  const { organizationId, own } = props;
  const { id, title, intro, questions } = section;
  return (
    <Section
      title={title}
      lead={intro || undefined}
      action={
        <a href={paths.prime.newQuestion(organizationId, own.id, id)}>
          Add a question<span className="visually-hidden"> to {title}</span>
        </a>
      }
    >
      <ol className="own-questions">
        {questions.map((question) => (
          <OwnQuestion key={question.id} question={question} {...props} />
        ))}
      </ol>
      {questions.length === 0 && (
        <Form
          hidden={{ ...versionOf(props), intent: "remove-section", section: id }}
          layout="plain"
        >
          <p>It has no question yet.</p>
          <Button look="quiet" ariaLabel={`Remove the part ${title}`}>
            Remove this part
          </Button>
        </Form>
      )}
    </Section>
  );
}

/** At the first and the last place a move would change nothing. */
function mayMove({ draft }: OwnQuestionnaire, id: string, step: -1 | 1): boolean {
  return withMoved(draft, id, step) !== draft;
}

type OwnQuestionProps = OwnQuestionnairePageProps & { question: ContentQuestion };

function OwnQuestion({ question, ...props }: OwnQuestionProps) {
  const { organizationId, own } = props;
  const { id, label, type, required, showWhen } = question;
  return (
    <li className="own-question">
      <div>
        <p>
          <a href={paths.prime.editQuestion(organizationId, own.id, id)}>{label}</a>
        </p>
        <p className="quiet">
          {ANSWER_TYPE_WORDS[type]}
          {!required && ", optional"}
          {showWhen && `, follow-up when ${sayConditions(own.draft, showWhen)}`}
        </p>
      </div>
      <Form
        hidden={{ ...versionOf(props), question: id }}
        className="button-row"
        ariaLabel={`Move or remove: ${label}`}
      >
        {mayMove(own, id, -1) && (
          <Button look="quiet" name="intent" value="up" ariaLabel={`Move up: ${label}`}>
            Up
          </Button>
        )}
        {mayMove(own, id, 1) && (
          <Button look="quiet" name="intent" value="down" ariaLabel={`Move down: ${label}`}>
            Down
          </Button>
        )}
        <Button look="quiet" name="intent" value="remove" ariaLabel={`Remove: ${label}`}>
          Remove
        </Button>
      </Form>
    </li>
  );
}

type SectionFields = { sectionTitle: string; intro: string };

function SectionForm(props: OwnQuestionnairePageProps) {
  const [form, fields] = useForm<SectionFields>({ id: "section", ...refusedIn(props, "section") });
  return (
    <Form form={form} hidden={{ ...versionOf(props), intent: "section" }}>
      <TextField field={fields.sectionTitle} label="Title of the part" />
      <TextArea field={fields.intro} label="What stands above its questions" optional rows={2} />
      <ButtonRow>
        <Button look="secondary">Add the part</Button>
      </ButtonRow>
    </Form>
  );
}

type HeadFields = { title: string; purpose: string; minutes: string; asksSignature: string };

function HeadForm(props: OwnQuestionnairePageProps) {
  const { title, purpose, minutes, asksSignature } = props.own.draft;
  const [form, fields] = useForm<HeadFields>({
    id: "head",
    ...refusedIn(props, "head"),
    defaultValue: {
      title,
      purpose,
      minutes: String(minutes),
      asksSignature: asksSignature ? "on" : "",
    },
  });
  return (
    <Form form={form} hidden={{ ...versionOf(props), intent: "head" }}>
      <TextField field={fields.title} label="Title" />
      <TextArea
        field={fields.purpose}
        label="What it is for"
        hint="Your supplier reads it in the letter and on the page."
        rows={2}
      />
      <TextField field={fields.minutes} label="Minutes it takes" inputMode="numeric" width="s" />
      <CheckboxField
        field={fields.asksSignature}
        label="The affirming official signs it"
        description="Otherwise anybody who answers for the company hands it in."
      />
      <ButtonRow>
        <Button look="secondary">Save title and purpose</Button>
      </ButtonRow>
    </Form>
  );
}

/** The answer to the form of this intent alone. */
function refusedIn({ lastResult }: OwnQuestionnairePageProps, intent: string) {
  return lastResult?.initialValue?.intent === intent ? { lastResult } : {};
}
