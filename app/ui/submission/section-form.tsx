import { type DefaultValue, type SubmissionResult, useForm } from "@conform-to/react";
import type { ReactNode } from "react";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form, type FormLike } from "#app/ui/kit/form.tsx";
import { SessionNote } from "#app/ui/kit/session-note.tsx";

/** What every section's form starts from. */
export type SectionFormProps = {
  /** as typed or told before */
  values: SectionValues;
  lastResult?: SubmissionResult;
};

/** The fields of a section: what was typed last, else what the draft or an earlier answer holds. */
export function useSectionForm<T extends Record<string, unknown>>(
  section: SubmissionSection,
  { values, lastResult }: SectionFormProps,
) {
  return useForm<T>({ id: section, lastResult, defaultValue: values as DefaultValue<T> });
}

type SectionFormFrameProps = {
  form: FormLike;
  children: ReactNode;
  hidden?: Record<string, string>;
  /** more buttons, between the two that every section has */
  buttons?: ReactNode;
};

/** A section's form with its two buttons: go on when complete, or keep it for later as it is. */
export function SectionForm({ form, children, hidden, buttons }: SectionFormFrameProps) {
  return (
    <Form form={form} hidden={hidden}>
      {children}
      <ButtonRow>
        <Button name="intent" value="continue">
          Save and continue
        </Button>
        {buttons}
        <Button name="intent" value="later" look="secondary">
          Save for later
        </Button>
      </ButtonRow>
      <SessionNote />
    </Form>
  );
}

/** Yes and No, as `yesNo` reads them. */
export const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];
