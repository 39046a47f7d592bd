import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  LEAD_UNITS,
  PHASE_REACHES,
  RENEWALS,
  type ReadOutlook,
  RULE_ASSUMPTIONS,
} from "#app/domain/outlook/question.ts";
import { PHASE_REACH_WORDS, RENEWAL_WORDS, RULE_WORDS } from "#app/domain/outlook/words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";

/** A day that is known to come: an option, or a modification that takes effect. */
export type KnownDay = {
  on: string;
  what: string;
  /** the outlook for that day and contract, under the same assumptions */
  href: string;
};

type OutlookFormProps = Pick<ReadOutlook, "written" | "errors"> & {
  organizationId: string;
  contracts: readonly { value: string; label: string }[];
  knownDays: readonly KnownDay[];
};

const FORM = "outlook";

/** Asks for a day to come and for what is assumed; a mistake stands beside its field. */
export function OutlookForm(props: OutlookFormProps) {
  const { organizationId, written, errors, contracts, knownDays } = props;
  const field = (name: keyof OutlookFormProps["written"]) => ({
    id: `${FORM}-${name}`,
    name,
    initialValue: written[name],
    errors: errors[name] === undefined ? undefined : [errors[name]],
  });
  const allErrors = Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [name, [message]]),
  );
  return (
    <Section title="What if" id="ask" onScreenOnly>
      <Form
        form={{ id: FORM, allErrors }}
        method="get"
        action={paths.prime.outlook(organizationId)}
        className="outlook-form"
      >
        <div className="outlook-form__part">
          <TextField field={field("on")} label="On which day" type={typeOf(errors.on)} width="s" />
          <KnownDays days={knownDays} />
          <Select
            field={field("contract")}
            label="Contract"
            placeholder="Every contract"
            options={contracts}
            width="l"
          />
          <fieldset className="field field--group">
            <legend className="field__label">How long an assessment by a C3PAO takes</legend>
            <div className="outlook-form__lead">
              <TextField
                field={field("lead")}
                label="From the order to the certificate"
                type="text"
                inputMode="numeric"
                width="xs"
              />
              <Select
                field={field("unit")}
                label="Unit"
                options={LEAD_UNITS.map((value) => ({ value, label: value }))}
                width="s"
              />
            </div>
          </fieldset>
        </div>
        <RadioGroup
          field={field("renewals")}
          label="What suppliers do until then"
          options={RENEWALS.map((value) => ({ value, label: RENEWAL_WORDS[value] }))}
        />
        <div className="outlook-form__part">
          <RadioGroup
            field={field("rule")}
            label="What contracts require until then"
            options={RULE_ASSUMPTIONS.map((value) => ({ value, label: RULE_WORDS[value] }))}
          />
          <TextField
            field={field("liftedOn")}
            label="First day without the suspension"
            hint="Only where the suspension is taken to have ended."
            type={typeOf(errors.liftedOn)}
            width="s"
            optional
          />
          <Select
            field={field("reach")}
            label="Which contracts a later phase reaches"
            hint="Only where a later phase is taken to be followed."
            options={PHASE_REACHES.map((value) => ({ value, label: PHASE_REACH_WORDS[value] }))}
            width="l"
          />
        </div>
        <ButtonRow>
          <Button>Look ahead</Button>
          <a href={paths.prime.keptOutlooks(organizationId)}>Kept outlooks</a>
          <a href={paths.rule}>What the rule says today</a>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function KnownDays({ days }: { days: readonly KnownDay[] }) {
  if (days.length === 0) return null;
  return (
    <Disclosure summary={`Days that are known to come: ${countWords(days.length, "day")}`}>
      <ul className="plain-list">
        {days.map(({ on, what, href }) => (
          <li key={href + what}>
            <a href={href}>
              <DateText on={on} />: {what}
            </a>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** A field for dates shows nothing of a date that does not exist: ahead it is a field for text. */
function typeOf(error: string | undefined): "date" | "text" {
  return error === undefined ? "date" : "text";
}
