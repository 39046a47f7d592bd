import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { EnrolForm } from "#app/domain/person/credentials.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";
import { OtherPerson } from "./other-person.tsx";

type EnrolPageProps = {
  email: string;
  /** Base32. */
  secret: string;
  /** A `data:` address. */
  qrCode: string;
  /** An `otpauth:` address. */
  appUrl: string;
  /** The person has an authenticator app already, which this one replaces. */
  replaces: boolean;
  lastResult?: SubmissionResult;
};

const QR_CODE_PIXELS = 208;

/** Setting up an authenticator app: scan, then prove it with a code. */
export function EnrolPage(props: EnrolPageProps) {
  const { email, secret, qrCode, appUrl, replaces, lastResult } = props;
  const [form, fields] = useForm<z.input<typeof EnrolForm>>({
    id: "enrol",
    lastResult,
    constraint: getZodConstraint(EnrolForm),
  });
  return (
    <SignedOutShell
      title={replaces ? "Set up another app" : "Set up your second factor"}
      lead={
        replaces
          ? "The new app replaces the one you have used, and your recovery codes are made anew."
          : "Besides your password you sign in with a code from your phone. It takes a minute, once."
      }
      foot={<OtherPerson email={email} />}
    >
      <p>
        <strong>1.</strong> Open an authenticator app, such as Microsoft Authenticator, Google
        Authenticator or 1Password, and scan this picture. On the phone that has the app, open it
        from here instead.
      </p>
      <p>
        <a className="button button--secondary" href={appUrl}>
          <span>Open the app on this phone</span>
        </a>
      </p>
      <p>
        <img
          src={qrCode}
          width={QR_CODE_PIXELS}
          height={QR_CODE_PIXELS}
          alt="QR code for your authenticator app. The same key stands below as text."
        />
      </p>
      <p>
        Neither works? Choose in the app to enter a key by hand, time-based. Press on the key to
        mark all of it, then copy it, or type it:
      </p>
      <p>
        <span className="identifier identifier--long copyable">{inGroups(secret)}</span>
      </p>
      <Form form={form}>
        <TextField
          field={fields.code}
          label={
            <>
              <strong>2.</strong> Type the six digits the app shows
            </>
          }
          mono
          width="s"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <Button wide>Continue</Button>
      </Form>
    </SignedOutShell>
  );
}

function inGroups(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(" ");
}
