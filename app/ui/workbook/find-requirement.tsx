import { Button } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** Leads to a requirement by its number. */
export function FindRequirement({ notFound }: { notFound: string | null }) {
  const errors = notFound === null ? undefined : [`There is no requirement ${notFound}.`];
  return (
    <Form method="get" layout="row" ariaLabel="Find a requirement">
      <TextField
        field={{ id: "find", name: "find", initialValue: notFound ?? undefined, errors }}
        label="Go to a requirement"
        hint="Its number, such as 3.5.3"
        width="xs"
        mono
      />
      <Button look="secondary">Go</Button>
    </Form>
  );
}
