import { type SubmissionResult, useForm } from "@conform-to/react";
import { EVIDENCE_SUBJECT_NAMES, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type UploadFormProps = {
  subjects: readonly EvidenceSubject[];
  lastResult?: SubmissionResult;
  stopped?: StoppedFile;
};

/** SHA-256 of a file that was stopped for what looks like a marking, or like a plan. */
export type StoppedFile = { shownSha256?: string; planSha256?: string };

export const UPLOAD_FORM = "upload";

type Fields = {
  subject: string;
  file: string;
  noCui: string;
  speaksOfCui: string;
  reason: string;
  isNoPlan: string;
};

/** One file and what it shows. */
export function UploadForm({ subjects, lastResult, stopped }: UploadFormProps) {
  const [form, fields] = useForm<Fields>({ id: UPLOAD_FORM, lastResult });
  const shownSha256 = stopped?.shownSha256 ?? sentBefore(lastResult, "shownSha256");
  const planSha256 = stopped?.planSha256 ?? sentBefore(lastResult, "planSha256");
  return (
    // The browser asks for what is missing before it sends anything: the chosen file stays chosen.
    <Form
      form={form}
      multipart
      noValidate={false}
      hidden={{ ...(shownSha256 && { shownSha256 }), ...(planSha256 && { planSha256 }) }}
    >
      <RadioGroup
        field={required(fields.subject)}
        label="What does the file show?"
        options={subjects.map((subject) => ({
          value: subject,
          label: EVIDENCE_SUBJECT_NAMES[subject].name,
          description: `${EVIDENCE_SUBJECT_NAMES[subject].best}.`,
        }))}
      />
      <FileField
        field={required(fields.file)}
        label="The file"
        hint="A PDF, PNG or JPEG of up to 20 MB. It is encrypted here, known by its SHA-256, and shown only to the primes you sign for."
        accept="application/pdf,image/png,image/jpeg"
      />
      <CheckboxField
        // Said of one file, it says nothing of the next: never ticked beforehand.
        field={required(untouched(fields.noCui))}
        label="This file holds no CUI"
        description="I looked: it carries no CUI marking, no drawing, no technical data and no detail of the security plan."
      />
      {shownSha256 && (
        <Notice tone="warning" title="If the file only speaks about CUI">
          <CheckboxField
            field={untouched(fields.speaksOfCui)}
            label="This file is not CUI; it speaks about CUI"
            description="This holds for the file that was just stopped, and for no other. Choose it again above."
          />
          <TextArea
            field={fields.reason}
            label="What the file is, and why it holds no CUI"
            hint="Your prime reads this beside the file, and it is written in the oversight log with your name."
            rows={2}
          />
        </Notice>
      )}
      {planSha256 && (
        <Notice tone="warning" title="If it is no system security plan">
          <CheckboxField
            field={untouched(fields.isNoPlan)}
            label="This file is no system security plan"
            description="This holds for the file that was just stopped, and for no other. Choose it again above."
          />
        </Notice>
      )}
      <ButtonRow>
        <Button name="intent" value="add">
          Add the file
        </Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}

/** The file of which something was said already, when something else was missing. */
function sentBefore(
  lastResult: SubmissionResult | undefined,
  name: keyof StoppedFile,
): string | undefined {
  const sent = lastResult?.initialValue?.[name];
  return typeof sent === "string" ? sent : undefined;
}

/** A field without what was typed in it before. */
function untouched({ id, name, errorId, errors }: FieldLike): FieldLike {
  return { id, name, errorId, errors };
}

function required(field: FieldLike): FieldLike {
  const { id, name, errorId, descriptionId, errors, initialValue } = field;
  return { id, name, errorId, descriptionId, errors, initialValue, required: true };
}
