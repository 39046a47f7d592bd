import { type SubmissionResult, useForm } from "@conform-to/react";
import { EVIDENCE_SUBJECT_NAMES, type EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

type UploadFormProps = {
  subjects: readonly EvidenceSubject[];
  lastResult?: SubmissionResult;
  shownSha256?: string;
};

type Fields = { subject: string; file: string; noCui: string; speaksOfCui: string; reason: string };

/** One file and what it shows. */
export function UploadForm({ subjects, lastResult, ...props }: UploadFormProps) {
  const [form, fields] = useForm<Fields>({ id: "upload", lastResult });
  const shownSha256 = props.shownSha256 ?? sentBefore(lastResult);
  return (
    <Form form={form} multipart hidden={shownSha256 ? { shownSha256 } : undefined}>
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
      <ButtonRow>
        <Button name="intent" value="add">
          Add the file
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** The file of which something was said already, when something else was missing. */
function sentBefore(lastResult: SubmissionResult | undefined): string | undefined {
  const sent = lastResult?.initialValue?.shownSha256;
  return typeof sent === "string" ? sent : undefined;
}

/** A field without what was typed in it before. */
function untouched({ id, name, errorId, errors }: FieldLike): FieldLike {
  return { id, name, errorId, errors };
}
