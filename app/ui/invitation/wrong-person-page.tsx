import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

type WrongPersonPageProps = { token: string; organizationName: string; email: string };

/** One button for a reader who is not the one that was meant. */
export function WrongPersonPage({ token, organizationName, email }: WrongPersonPageProps) {
  return (
    <SignedOutShell title="Did this reach the wrong person?">
      <p>
        We tell {organizationName} that {email} is not the one to ask. The link in the letter then
        opens nothing any more, and they are not written to through this address again.
      </p>
      <Form>
        <ButtonRow>
          <Button>Yes, it is not for me</Button>
          <a href={paths.invitation(token)}>Back to the invitation</a>
        </ButtonRow>
      </Form>
    </SignedOutShell>
  );
}
