import type { SubmissionResult } from "@conform-to/react";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import type { FieldLike } from "#app/ui/kit/field-like.ts";
import { FileField } from "#app/ui/kit/file-field.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

/** SHA-256 of a file that was stopped for what looks like a marking, or like a plan. */
export type StoppedFile = { shownSha256?: string; planSha256?: string };

/** What was stopped before, now or while something else was missing: hidden fields of the form. */
export function askedOf(
  stopped: StoppedFile | undefined,
  lastResult: SubmissionResult | undefined,
): StoppedFile {
  const shownSha256 = stopped?.shownSha256 ?? sentBefore(lastResult, "shownSha256");
  const planSha256 = stopped?.planSha256 ?? sentBefore(lastResult, "planSha256");
  return { ...(shownSha256 && { shownSha256 }), ...(planSha256 && { planSha256 }) };
}

/** The file of which something was said already, when something else was missing. */
function sentBefore(
  lastResult: SubmissionResult | undefined,
  name: keyof StoppedFile,
): string | undefined {
  const sent = lastResult?.initialValue?.[name];
  return typeof sent === "string" ? sent : undefined;
}

type FileFieldsProps = {
  fields: Record<"file" | "noCui" | "speaksOfCui" | "reason" | "isNoPlan", FieldLike>;
  asked: StoppedFile;
  hint: string;
  /** who reads what is said of the file */
  readBy: string;
};

/** A file to send, that it holds no CUI, and what is asked of one that was stopped. */
export function FileFields({ fields, asked, hint, readBy }: FileFieldsProps) {
  return (
    <>
      <FileField
        field={required(fields.file)}
        label="The file"
        hint={hint}
        accept="application/pdf,image/png,image/jpeg"
      />
      <CheckboxField
        // Said of one file, it says nothing of the next: never ticked beforehand.
        field={required(untouched(fields.noCui))}
        label="This file holds no CUI"
        description="I looked: it carries no CUI marking, no drawing, no technical data and no detail of the security plan."
      />
      {asked.shownSha256 && (
        <Notice tone="warning" title="If the file only speaks about CUI">
          <CheckboxField
            field={untouched(fields.speaksOfCui)}
            label="This file is not CUI; it speaks about CUI"
            description="This holds for the file that was just stopped, and for no other. Choose it again above."
          />
          <TextArea
            field={fields.reason}
            label="What the file is, and why it holds no CUI"
            hint={readBy}
            rows={2}
          />
        </Notice>
      )}
      {asked.planSha256 && (
        <Notice tone="warning" title="If it is no system security plan">
          <CheckboxField
            field={untouched(fields.isNoPlan)}
            label="This file is no system security plan"
            description="This holds for the file that was just stopped, and for no other. Choose it again above."
          />
        </Notice>
      )}
    </>
  );
}

/** A field without what was typed in it before. */
function untouched({ id, name, errorId, errors }: FieldLike): FieldLike {
  return { id, name, errorId, errors };
}

/** A field that the browser asks for before it sends anything. */
export function required(field: FieldLike): FieldLike {
  const { id, name, errorId, descriptionId, errors, initialValue } = field;
  return { id, name, errorId, descriptionId, errors, initialValue, required: true };
}
