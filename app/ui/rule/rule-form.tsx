import { type ReadQuestion, SCENARIO_WORDS } from "#app/domain/rule/question.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

type RuleFormProps = Pick<ReadQuestion, "written" | "errors">;

const FORM = "rule";

/** Asks for the rule on another day, or by a scenario; a mistake stands beside its field. */
export function RuleForm({ written, errors }: RuleFormProps) {
  const field = (name: keyof RuleFormProps["written"]) => ({
    id: `${FORM}-${name}`,
    name,
    initialValue: written[name],
    errors: errors[name] === undefined ? undefined : [errors[name]],
  });
  const allErrors = Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, [message]]),
  );
  return (
    <Section
      title="On another day"
      id="ask"
      lead="Look back, or ahead. Verdicts always use what is in force."
    >
      <Form form={{ id: FORM, allErrors }} method="get" action={paths.rule}>
        <TextField field={field("on")} label="Day" type={typeOf(errors.on)} width="s" />
        <Select
          field={field("scenario")}
          label="Which rule"
          options={Object.entries(SCENARIO_WORDS).map(([value, label]) => ({ value, label }))}
          width="l"
        />
        <TextField
          field={field("from")}
          label="First day without the suspension"
          hint="Only where the suspension is taken to have ended."
          type={typeOf(errors.from)}
          width="s"
          optional
        />
        <ButtonRow>
          <Button look="secondary">Show the rule</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** A field for dates shows nothing of a date that does not exist: then it is a field for text. */
function typeOf(error: string | undefined): "date" | "text" {
  return error === undefined ? "date" : "text";
}
