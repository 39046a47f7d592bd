import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";

/** For those who came by the address instead of the button. */
export function SignOutPage() {
  return (
    <SignedOutShell title="Sign out" lead="Everything you saved stays as it is.">
      <Form action={paths.signOut}>
        <ButtonRow>
          <Button>Sign out</Button>
          <ButtonLink href={paths.home} look="quiet">
            Stay signed in
          </ButtonLink>
        </ButtonRow>
      </Form>
    </SignedOutShell>
  );
}
