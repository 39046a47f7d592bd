import { DEMO_PERSONS } from "#app/domain/person/demo.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";

/** One click per role: the way into the demo without a password or an authenticator app. */
export function DemoPersons({ next }: { next?: string }) {
  return (
    <>
      <p>
        <strong>This is a demo.</strong> Look around as one of its people:
      </p>
      <Form action={paths.demoSignIn(next)} ariaLabel="Demo sign-in">
        {DEMO_PERSONS.map(({ key, label }) => (
          <Button
            key={key}
            name="person"
            value={key}
            look={key === "approver" ? "quiet" : "secondary"}
          >
            {label}
          </Button>
        ))}
      </Form>
      <p>
        Letters of the demo arrive in <a href={paths.mailbox}>its mailbox</a>.
      </p>
    </>
  );
}
