import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import {
  FILES_INTENT,
  fieldOfQuestion,
  insteadValueOf,
  MOST_ROWS,
} from "#app/domain/questionnaire/answers-form.ts";
import {
  type ContentAnswer,
  INSTEAD_WORDS,
  NO_CONTENT_ANSWER,
} from "#app/domain/questionnaire/content-answer.ts";
import type { StandingContentAnswer } from "#app/domain/questionnaire/settle-answers.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { FieldError, FieldGroup } from "#app/ui/kit/field.tsx";
import { describedBy, type FieldLike, initialText } from "#app/ui/kit/field-like.ts";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import type { ContentQuestion, TableColumn } from "#catalogs/index.ts";
import { AnswerFiles } from "./answer-files.tsx";
import { AnswerWords } from "./answer-words.tsx";
import {
  cellOfQuestion,
  fieldsOfQuestion,
  type QuestionPart,
  rowsOfQuestion,
  versionOfQuestion,
} from "./question-fields.ts";

type QuestionFieldProps = {
  question: ContentQuestion;
  /** what stands; absent where nothing was answered */
  standing?: StandingContentAnswer;
  result?: SubmissionResult;
  /** what somebody else said meanwhile; null where nobody did */
  conflict?: StandingContentAnswer | null;
  /** whether the reader adds files, on a page of their own; absent in a preview */
  mayAddFiles?: boolean;
  /** what is said above the question: that it was returned, what was told before */
  children?: ReactNode;
};

/** One question with its answer: what is asked, what to look for, why, and what may be said instead. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, standing, result, conflict = null, children } = props;
  const answer = standing?.answer ?? NO_CONTENT_ANSWER;
  const field = fieldsOfQuestion(question, answer, result);
  return (
    <div className="question" id={fieldOfQuestion(question.id)}>
      {children}
      {conflict && <Conflict question={question} conflict={conflict} field={field("keep")} />}
      <input
        type="hidden"
        name={`${fieldOfQuestion(question.id)}.version`}
        value={versionOfQuestion(question, standing?.version ?? 0, result, conflict)}
      />
      <Inputs
        question={question}
        answer={answer}
        field={field}
        result={result}
        mayAddFiles={props.mayAddFiles}
      />
      <Instead question={question} field={field} />
      <Why question={question} />
    </div>
  );
}

type Fields = (part: QuestionPart) => FieldLike;
type InputsProps = {
  question: ContentQuestion;
  answer: ContentAnswer;
  field: Fields;
  result?: SubmissionResult;
  mayAddFiles: boolean | undefined;
};

function Inputs(props: InputsProps) {
  const { question, field } = props;
  const { type, label, help, options = [], long, required, allows } = question;
  const told = { label, hint: help || undefined, optional: !required };
  if (type === "choice")
    return (
      <RadioGroup
        {...told}
        field={field("chosen")}
        options={[
          ...options,
          ...allows.map((one) => ({ value: insteadValueOf(one), label: INSTEAD_WORDS[one] })),
        ]}
      />
    );
  if (type === "choices")
    return <CheckboxGroup {...told} field={field("chosen")} options={options} />;
  if (type === "table") return <TableInputs {...props} />;
  if (type === "file") return <FileInputs {...props} />;
  if (long) return <TextArea {...told} field={field("text")} />;
  if (type === "date") return <TextField {...told} field={field("text")} type="date" />;
  if (type === "number")
    return <TextField {...told} field={field("text")} inputMode="numeric" width="s" />;
  return <TextField {...told} field={field("text")} />;
}

/** Lines that are there, and empty ones: after saving there are more. */
const EMPTY_ROWS = 3;

function TableInputs({ question, answer, field, result }: InputsProps) {
  const { id, label, help, columns = [], required } = question;
  const rows = rowsOfQuestion(question, answer, result);
  const count = Math.min(MOST_ROWS, rows.length + EMPTY_ROWS);
  return (
    <FieldGroup
      field={field("rows")}
      label={label}
      hint={`${help} Leave lines empty that you do not need. After saving there are more.`.trim()}
      optional={!required}
    >
      <div className="question-lines">
        {Array.from({ length: count }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
          <div key={line} className="question-line">
            {columns.map((column, index) => (
              <Cell
                key={column.id}
                column={column}
                line={line}
                field={cellOfQuestion(
                  id,
                  { line, column: index, text: rows[line]?.[index] },
                  result,
                )}
              />
            ))}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

type CellProps = { column: TableColumn; line: number; field: FieldLike };

/** One cell, with what is wrong with it right under it. */
function Cell({ column: { label, kind }, line, field }: CellProps) {
  return (
    <div className="question-cell">
      <label htmlFor={field.id}>
        <span className="visually-hidden">Line {line + 1}: </span>
        {label}
      </label>
      <input
        {...describedBy(field, false)}
        id={field.id}
        className="input input--full"
        type={kind === "date" ? "date" : "text"}
        inputMode={kind === "number" ? "numeric" : undefined}
        name={field.name}
        defaultValue={initialText(field)}
      />
      <FieldError field={field} />
    </div>
  );
}

/** The files that stand, and the way to the page on which they are added and removed. */
function FileInputs({ question, answer, field, mayAddFiles }: InputsProps) {
  const { id, label, help, required } = question;
  const { files = [] } = answer;
  return (
    <FieldGroup field={field("files")} label={label} hint={help || undefined} optional={!required}>
      {files.length === 0 ? <p>No file yet.</p> : <AnswerFiles files={files} />}
      {mayAddFiles ? (
        <ButtonRow>
          <Button name="intent" value={`${FILES_INTENT}${id}`} look="secondary">
            {files.length === 0 ? "Save, and add a file" : "Save, and change the files"}
          </Button>
        </ButtonRow>
      ) : (
        <p className="quiet">
          Files are added on a page of their own: PDF, PNG or JPEG, 20 MB each.
        </p>
      )}
    </FieldGroup>
  );
}

/** What may be said in place of an answer, and why it does not apply. */
function Instead({ question, field }: { question: ContentQuestion; field: Fields }) {
  const { allows, type } = question;
  if (allows.length === 0) return null;
  return (
    <>
      {type !== "choice" && (
        <RadioGroup
          field={field("instead")}
          label="Can you answer it?"
          direction="row"
          options={[
            { value: "answer", label: "Yes, above" },
            ...allows.map((one) => ({ value: one, label: INSTEAD_WORDS[one] })),
          ]}
        />
      )}
      {allows.includes("not-applicable") && (
        <TextField
          field={field("reason")}
          label="If it does not apply: why"
          optional={field("reason").errors === undefined}
        />
      )}
    </>
  );
}

function Why({ question: { why, citation } }: { question: ContentQuestion }) {
  if (!why && !citation) return null;
  return (
    <Disclosure summary="Why this is asked">
      {why && <p>{why}</p>}
      {citation ? (
        <Citation>{citation}</Citation>
      ) : (
        <p className="citation">Your prime asks for this in its own name.</p>
      )}
    </Disclosure>
  );
}

type ConflictProps = {
  question: ContentQuestion;
  conflict: StandingContentAnswer;
  field: FieldLike;
};

function Conflict({ question, conflict, field }: ConflictProps) {
  const { answeredBy, answeredAt, answer } = conflict;
  return (
    <Notice tone="warning" title={`${answeredBy} changed this after you opened it`}>
      <p>
        <InstantText at={answeredAt} />. Yours is not saved yet: it stands in the fields below.
      </p>
      <AnswerWords question={question} answer={answer} />
      <RadioGroup
        field={{ ...field, initialValue: field.initialValue ?? "mine" }}
        label="Which one do you keep?"
        options={[
          { value: "mine", label: "Mine, as it stands below" },
          { value: "theirs", label: `What ${answeredBy} said` },
        ]}
      />
    </Notice>
  );
}
