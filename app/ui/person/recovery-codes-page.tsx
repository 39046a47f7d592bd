import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SavedCodesForm } from "#app/domain/person/credentials.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

type RecoveryCodesPageProps = {
  codes: readonly string[];
  email: string;
  lastResult?: SubmissionResult;
};

/** The codes for the day the phone is gone: shown once, fit for printing. */
export function RecoveryCodesPage({ codes, email, lastResult }: RecoveryCodesPageProps) {
  const [form, fields] = useForm<z.input<typeof SavedCodesForm>>({
    id: "saved",
    lastResult,
    constraint: getZodConstraint(SavedCodesForm),
  });
  return (
    <SignedOutShell
      title="Save your recovery codes"
      lead="If you lose your phone, each of these lets you in once in place of the app's code."
    >
      <p>
        Print this page or put the codes into your password manager. They are shown this one time.
      </p>
      <DefinitionList
        items={codes.map((code, index) => ({
          term: `Code ${index + 1}`,
          value: code,
          mono: true,
        }))}
      />
      <p>
        For <strong>{email}</strong> at Flowdown.
      </p>
      <Form form={form}>
        <CheckboxField field={fields.saved} label="I have saved these codes" />
        <Button wide>Continue</Button>
      </Form>
    </SignedOutShell>
  );
}
