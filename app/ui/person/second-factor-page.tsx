import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SecondFactorForm } from "#app/domain/person/credentials.ts";
import { DEMO_CODE } from "#app/domain/person/demo.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";
import { OtherPerson } from "./other-person.tsx";

type SecondFactorPageProps = {
  email: string;
  /** A person of the demo, who has no authenticator app. */
  isDemoPerson: boolean;
  /** It was given in this session already, and is asked for again before something important. */
  isRepeat: boolean;
  lastResult?: SubmissionResult;
};

/** The code of the authenticator app, after the password. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { email, isDemoPerson, isRepeat, lastResult } = props;
  const [form, fields] = useForm<z.input<typeof SecondFactorForm>>({
    id: "second-factor",
    lastResult,
    constraint: getZodConstraint(SecondFactorForm),
  });
  return (
    <SignedOutShell
      title={isRepeat ? "Confirm that it is you" : "Enter your code"}
      lead="Open your authenticator app and type the six digits it shows for Flowdown."
      foot={<OtherPerson email={email} />}
    >
      {isDemoPerson && (
        <Notice title="In the demo">
          Enter <strong>{DEMO_CODE}</strong>.
        </Notice>
      )}
      <Form form={form}>
        <TextField
          field={fields.code}
          label="Code"
          mono
          width="m"
          autoComplete="one-time-code"
          autoCapitalize="off"
        />
        <Button wide>Continue</Button>
      </Form>
      <Disclosure summary="I cannot use the app">
        <p>
          Type one of your recovery codes instead of the six digits. Each works once. Without any,
          ask an administrator of your organization to invite you anew.
        </p>
      </Disclosure>
    </SignedOutShell>
  );
}
