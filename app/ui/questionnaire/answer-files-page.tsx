import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AnswerFile } from "#app/domain/questionnaire/content-answer.ts";
import { paths } from "#app/paths.ts";
import { askedOf, FileFields, type StoppedFile } from "#app/ui/evidence/file-fields.tsx";
import { InspectionNotes } from "#app/ui/evidence/inspection-notes.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import type { ContentQuestion } from "#catalogs/index.ts";
import type { ShownQuestionnaire } from "./questionnaire-page.tsx";

const UPLOAD_FORM = "upload";

type AnswerFilesPageProps = {
  organizationId: string;
  questionnaire: ShownQuestionnaire;
  /** where a reader goes on who sees nothing but this part; null for everybody else */
  assignmentHref: string | null;
  /** its address, and what it is called */
  part: { id: string; title: string };
  question: ContentQuestion;
  files: readonly AnswerFile[];
  done: string | null;
  stopped?: StoppedFile;
  lastResult?: SubmissionResult;
};

/** The files that answer one question: add one, take one off. */
export function AnswerFilesPage(props: AnswerFilesPageProps) {
  const { organizationId, questionnaire, part, question, files, done, lastResult } = props;
  const { assignmentHref } = props;
  const { subcontractor } = paths;
  const partHref = subcontractor.questionnairePart(organizationId, questionnaire.id, part.id);
  return (
    <Page
      title={question.label}
      kicker="Files for this question"
      lead={question.help || undefined}
      refused={{ formId: UPLOAD_FORM, result: lastResult }}
      breadcrumb={[
        ...(assignmentHref
          ? [
              { label: "Assigned to you", href: subcontractor.assignments(organizationId) },
              { label: questionnaire.title, href: assignmentHref },
            ]
          : [
              { label: "Requests", href: subcontractor.inbox(organizationId) },
              {
                label: questionnaire.title,
                href: subcontractor.questionnaire(organizationId, questionnaire.id),
              },
            ]),
        { label: part.title, href: partHref },
      ]}
    >
      {done && (
        <Notice tone="success" live>
          {done === "removed" ? "The file is taken off." : "The file is added."}
        </Notice>
      )}
      <Notice tone="warning" title="Never send CUI here">
        No drawings, no technical data, no system security plan, no network diagrams. Every file is
        looked into before it is kept.
      </Notice>
      <Section title={`Files so far (${files.length})`} id="files">
        <Files {...props} />
        <p>
          <ButtonLink href={partHref} look={files.length > 0 ? "primary" : "secondary"}>
            Back to the questions
          </ButtonLink>
        </p>
      </Section>
      <Section title="Add a file" id="add">
        <AddFileForm {...props} />
      </Section>
    </Page>
  );
}

function Files({ organizationId, files, questionnaire, assignmentHref }: AnswerFilesPageProps) {
  if (files.length === 0)
    return <p>No file yet. {questionnaire.primeName} reads files once you hand in, not before.</p>;
  return (
    <ul className="draft-files">
      {files.map((file) => (
        <li key={file.id} className="draft-files__file">
          <div>
            <p>
              {assignmentHref ? (
                <strong>{file.fileName}</strong>
              ) : (
                <a href={paths.subcontractor.evidence(organizationId, file.id)} download>
                  {file.fileName}
                </a>
              )}
            </p>
            <p>
              Uploaded by {file.uploadedByName}, <InstantText at={file.uploadedAt} />
            </p>
            <InspectionNotes file={file} />
            <Disclosure summary="SHA-256 of the file">
              <Identifier>{file.sha256}</Identifier>
            </Disclosure>
          </div>
          <Form id={`remove-${file.id}`} multipart layout="plain" hidden={{ remove: file.id }}>
            <Button look="secondary" ariaLabel={`Take ${file.fileName} off`}>
              Take off
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

type Fields = Record<"file" | "noCui" | "speaksOfCui" | "reason" | "isNoPlan", string>;

function AddFileForm({ lastResult, stopped, questionnaire }: AnswerFilesPageProps) {
  const [form, fields] = useForm<Fields>({ id: UPLOAD_FORM, lastResult });
  const asked = askedOf(stopped, lastResult);
  return (
    // The browser asks for what is missing before it sends anything: the chosen file stays chosen.
    <Form form={form} multipart noValidate={false} hidden={asked}>
      <FileFields
        fields={fields}
        asked={asked}
        hint={`A PDF, PNG or JPEG of up to 20 MB. It is encrypted here, known by its SHA-256, and shown to ${questionnaire.primeName} once you hand in.`}
        readBy="Your prime reads this beside the file."
      />
      <ButtonRow>
        <Button>Add the file</Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
