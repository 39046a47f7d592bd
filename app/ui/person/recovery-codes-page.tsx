import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SavedCodesForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
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
        Save the file, print this page, or press on the codes to mark all of them and copy them into
        your password manager. They are shown this one time.
      </p>
      <p>
        <a className="button button--secondary" href={paths.recoveryCodesFile} download>
          <span>Save as a text file</span>
        </a>
      </p>
      <pre className="identifier copyable">{codes.join("\n")}</pre>
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
