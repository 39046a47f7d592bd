import { type SubmissionResult, useForm } from "@conform-to/react";
import {
  ANSWER_TYPE_WORDS,
  COLUMN_KIND_WORDS,
  conditionValue,
  MOST_COLUMNS,
} from "#app/domain/questionnaire/compose-form.ts";
import { INSTEAD_WORDS } from "#app/domain/questionnaire/content-answer.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { FieldGroup } from "#app/ui/kit/field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import {
  ANSWER_TYPES,
  COLUMN_KINDS,
  type ContentQuestion,
  INSTEAD_OF_ANSWERS,
} from "#catalogs/index.ts";

type OwnQuestionPageProps = {
  organizationId: string;
  ownId: string;
  /** of the questionnaire */
  title: string;
  draftVersion: number;
  section: string;
  /** null for a new one */
  question: ContentQuestion | null;
  /** questions before it that it can follow */
  conditions: readonly ContentQuestion[];
  lastResult?: SubmissionResult;
};

type Fields = {
  columns: string;
  label: string;
  type: string;
  help: string;
  why: string;
  options: string;
  long: string;
  required: string;
  allows: string[];
  showWhen: string[];
};

/** One question of a prime's own questionnaire. */
export function OwnQuestionPage(props: OwnQuestionPageProps) {
  const { organizationId, ownId, title, question, draftVersion, section, lastResult } = props;
  const { prime } = paths;
  const [form, fields] = useForm<Fields>({
    id: "question",
    lastResult,
    defaultValue: valuesOf(question),
  });
  const back = prime.ownQuestionnaire(organizationId, ownId);
  return (
    <Page
      title={question ? "Change the question" : "Add a question"}
      breadcrumb={[
        { label: "Questionnaires", href: prime.questionnaires(organizationId) },
        { label: title, href: back },
      ]}
      refused={{ formId: "question", result: lastResult }}
    >
      <Form form={form} hidden={{ draftVersion: String(draftVersion), section }}>
        <TextField
          field={fields.label}
          label="Question"
          hint="As you would ask it aloud, in short words."
        />
        <Select
          field={fields.type}
          label="What kind of answer"
          placeholder="Choose"
          width="m"
          options={ANSWER_TYPES.map((type) => ({ value: type, label: ANSWER_TYPE_WORDS[type] }))}
        />
        <TextArea
          field={fields.options}
          label="Answers to choose from"
          hint="One on each line. For a choice alone."
          optional
        />
        <Columns field={fields.columns} question={question} lastResult={lastResult} />
        <CheckboxField field={fields.long} label="Several lines of text" />
        <TextArea field={fields.help} label="What to look for" optional rows={2} />
        <TextArea
          field={fields.why}
          label="Why you ask it"
          hint="People answer better when they know."
          optional
          rows={2}
        />
        {question?.citation && (
          <p>
            It rests on <Citation>{question.citation}</Citation>
          </p>
        )}
        <CheckboxField field={fields.required} label="It must be answered" />
        <CheckboxGroup
          field={fields.allows}
          label="What may be said instead of an answer"
          optional
          options={INSTEAD_OF_ANSWERS.map((one) => ({ value: one, label: INSTEAD_WORDS[one] }))}
        />
        <Conditions {...props} field={fields.showWhen} />
        <ButtonRow>
          <Button>{question ? "Save the question" : "Add the question"}</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}

type ColumnsProps = Pick<OwnQuestionPageProps, "question" | "lastResult"> & { field: FieldLike };

/** The columns of a table, each with what it holds: one without a name is none. */
function Columns({ field, question, lastResult }: ColumnsProps) {
  const typed = lastResult?.initialValue?.columns;
  const shown: readonly unknown[] = Array.isArray(typed) ? typed : (question?.columns ?? []);
  return (
    <FieldGroup
      field={field}
      label="Columns of the table"
      hint={`${MOST_COLUMNS} at most. For a table alone.`}
      optional
    >
      <div className="question-lines">
        {Array.from({ length: MOST_COLUMNS }, (_, index) => {
          const { label, kind } = Object(shown[index]) as { label?: unknown; kind?: unknown };
          const part = (name: string, initialValue: unknown) => ({
            id: `question-columns-${index}-${name}`,
            name: `columns[${index}].${name}`,
            initialValue,
          });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name but their place
            <div key={index} className="question-line">
              <TextField field={part("label", label)} label={`Column ${index + 1}`} />
              <Select
                field={part("kind", kind ?? "text")}
                label="What it holds"
                options={COLUMN_KINDS.map((one) => ({ value: one, label: COLUMN_KIND_WORDS[one] }))}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}

type ConditionsProps = Pick<OwnQuestionPageProps, "conditions"> & {
  field: Parameters<typeof CheckboxGroup>[0]["field"];
};

function Conditions({ conditions, field }: ConditionsProps) {
  if (conditions.length === 0) return null;
  return (
    <CheckboxGroup
      field={field}
      label="Ask it only after one of these answers"
      hint="Tick none to ask it always."
      optional
      options={conditions.flatMap(({ id, label, options = [] }) =>
        options.map((option) => ({
          value: conditionValue(id, option.value),
          label: `${label} – ${option.label}`,
        })),
      )}
    />
  );
}

function valuesOf(question: ContentQuestion | null): Partial<Fields> {
  if (!question) return { required: "on", allows: [], showWhen: [] };
  const { label, type, help, why, options = [], long, required } = question;
  return {
    label,
    type,
    help,
    why,
    options: options.map((option) => option.label).join("\n"),
    long: long ? "on" : "",
    required: required ? "on" : "",
    allows: question.allows,
    showWhen: (question.showWhen ?? []).flatMap((one) =>
      one.is.map((answer) => conditionValue(one.question, answer)),
    ),
  };
}
