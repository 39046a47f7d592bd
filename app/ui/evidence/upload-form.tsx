import { type SubmissionResult, useForm } from "@conform-to/react";
import { EVIDENCE_SUBJECT_NAMES, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { askedOf, FileFields, required, type StoppedFile } from "./file-fields.tsx";

type UploadFormProps = {
  subjects: readonly EvidenceSubject[];
  lastResult?: SubmissionResult;
  stopped?: StoppedFile;
};

export const UPLOAD_FORM = "upload";

type Fields = {
  subject: string;
  file: string;
  validUntil: string;
  noCui: string;
  speaksOfCui: string;
  reason: string;
  isNoPlan: string;
};

/** One file and what it shows. */
export function UploadForm({ subjects, lastResult, stopped }: UploadFormProps) {
  const [form, fields] = useForm<Fields>({ id: UPLOAD_FORM, lastResult });
  const asked = askedOf(stopped, lastResult);
  return (
    // The browser asks for what is missing before it sends anything: the chosen file stays chosen.
    <Form form={form} multipart noValidate={false} hidden={asked}>
      <RadioGroup
        field={required(fields.subject)}
        label="What does the file show?"
        options={subjects.map((subject) => ({
          value: subject,
          label: EVIDENCE_SUBJECT_NAMES[subject].name,
          description: `${EVIDENCE_SUBJECT_NAMES[subject].best}.`,
        }))}
      />
      <FileFields
        fields={fields}
        asked={asked}
        hint="A PDF, PNG or JPEG of up to 20 MB. It is encrypted here, known by its SHA-256, and shown only to the primes you sign for."
        readBy="Your prime reads this beside the file, and it is written in the oversight log with your name."
      />
      <TextField
        field={fields.validUntil}
        label="Valid until"
        type="date"
        hint="Only where the file itself names its last day, as a certificate does. You and your prime are reminded before it."
        optional
      />
      <ButtonRow>
        <Button name="intent" value="add">
          Add the file
        </Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}
