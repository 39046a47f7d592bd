import type { MomentProblems } from "#app/domain/moment/moment.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

export type ImpossibleMomentProps = {
  /** the address without its days: the page as it is now */
  href: string;
  problems: MomentProblems;
  /** as they were typed */
  typed: { asOf: string; knownOn: string };
};

/** The days that an address asked for, to be put right: each with why it cannot be shown. */
export function ImpossibleMoment({ href, problems, typed }: ImpossibleMomentProps) {
  const { asOf, knownOn, withAsOf, withKnownOn } = problems;
  const compared = [withAsOf, withKnownOn].filter(Boolean);
  return (
    <Form method="get" action={href}>
      {compared.length > 0 && <p>Of the moment to compare with: {compared.join(" ")}</p>}
      <TextField
        field={dayField("asOf", typed.asOf, asOf)}
        label="As of"
        hint="The day that the page is true for."
        optional
        width="s"
      />
      <TextField
        field={dayField("knownOn", typed.knownOn, knownOn)}
        label="As known on"
        hint="What came to be known later is left out. Today at the latest."
        optional
        width="s"
      />
      <ButtonRow>
        <Button look="secondary">Show this moment</Button>
        <a href={href}>Show today</a>
      </ButtonRow>
    </Form>
  );
}

function dayField(name: string, initialValue: string, problem: string | undefined) {
  return { id: `impossible-${name}`, name, initialValue, errors: problem ? [problem] : undefined };
}
