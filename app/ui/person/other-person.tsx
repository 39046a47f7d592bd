import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";

/** Whose page this is, and the way out for whom it is not. */
export function OtherPerson({ email }: { email: string }) {
  return (
    <Form action={paths.signOut} ariaLabel="Sign out">
      <p>
        Signed in as <strong>{email}</strong>. Not you?
      </p>
      <Button look="secondary">Sign out</Button>
    </Form>
  );
}
