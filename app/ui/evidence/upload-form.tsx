import { type SubmissionResult, useForm } from "@conform-to/react";
import { EVIDENCE_SUBJECT_NAMES, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";

type UploadFormProps = { subjects: readonly EvidenceSubject[]; lastResult?: SubmissionResult };

type Fields = { subject: string; file: string; noCui: string };

/** One file and what it shows. */
export function UploadForm({ subjects, lastResult }: UploadFormProps) {
  const [form, fields] = useForm<Fields>({ id: "upload", lastResult });
  return (
    <Form form={form} multipart>
      <RadioGroup
        field={fields.subject}
        label="What does the file show?"
        options={subjects.map((subject) => ({
          value: subject,
          label: EVIDENCE_SUBJECT_NAMES[subject].name,
          description: `${EVIDENCE_SUBJECT_NAMES[subject].best}.`,
        }))}
      />
      <FileField
        field={fields.file}
        label="The file"
        hint="A PDF, PNG or JPEG of up to 20 MB. It is encrypted here, known by its SHA-256, and shown only to the primes you sign for."
        accept="application/pdf,image/png,image/jpeg"
      />
      <CheckboxField
        // Said of one file, it says nothing of the next: never ticked beforehand.
        field={untouched(fields.noCui)}
        label="This file holds no CUI"
        description="I looked: it carries no CUI marking, no drawing, no technical data and no detail of the security plan."
      />
      <ButtonRow>
        <Button name="intent" value="add">
          Add the file
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** A field without what was typed in it before. */
function untouched({ id, name, errorId, errors }: FieldLike): FieldLike {
  return { id, name, errorId, errors };
}
