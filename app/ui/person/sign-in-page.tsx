import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { SignInForm } from "#app/domain/person/credentials.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice, type NoticeTone } from "#app/ui/kit/notice.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";
import { DemoPersons } from "./demo-persons.tsx";

export type SignInPageProps = {
  next?: string;
  /** What just happened elsewhere, such as signing out. */
  notice: { tone: NoticeTone; title?: string; text: string } | null;
  isDemo: boolean;
  lastResult?: SubmissionResult;
};

/** Email and password; in the demo also its persons. */
export function SignInPage({ next, notice, isDemo, lastResult }: SignInPageProps) {
  const [form, fields] = useForm<z.input<typeof SignInForm>>({
    id: "sign-in",
    lastResult,
    constraint: getZodConstraint(SignInForm),
  });
  return (
    <SignedOutShell title="Sign in" foot={isDemo && <DemoPersons next={next} />}>
      {notice && (
        <Notice tone={notice.tone} title={notice.title} live>
          {notice.text}
        </Notice>
      )}
      <Form form={form}>
        <TextField field={fields.email} label="Email" type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label="Password"
          type="password"
          autoComplete="current-password"
        />
        <Button wide>Sign in</Button>
      </Form>
      <p>
        <a href={paths.forgotPassword}>Forgot your password?</a>
      </p>
    </SignedOutShell>
  );
}
