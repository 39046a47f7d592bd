import { useForm } from "@conform-to/react";
import { EMAIL_CHOICE_WORDS, EMAIL_CHOICES } from "#app/domain/notification/topics.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Select } from "#app/ui/kit/select.tsx";

type ChoicesSectionProps = {
  /** what the person may choose, as it is now */
  topics: readonly { topic: string; name: string; email: string }[];
  /** what always comes at once, and the duty that hangs on it */
  duties: readonly { topic: string; name: string; duty: string }[];
  isSaved: boolean;
};

const OPTIONS = EMAIL_CHOICES.map((value) => ({ value, label: EMAIL_CHOICE_WORDS[value] }));

/** What a person gets by email, topic by topic; in the portal all of it stands in any case. */
export function ChoicesSection({ topics, duties, isSaved }: ChoicesSectionProps) {
  const [form, fields] = useForm<Record<string, string>>({
    id: "letters-form",
    defaultValue: Object.fromEntries(topics.map(({ topic, email }) => [topic, email])),
  });
  return (
    <Section
      id="letters"
      title="What comes by email"
      lead="All of it stands under Notifications in any case. The digest comes once a day, in the morning and not on quiet days, and tells what came up on the days before. What you change here holds for what comes up from now on."
    >
      {isSaved && (
        <Notice tone="success" live>
          Your choice is saved.
        </Notice>
      )}
      {topics.length > 0 && (
        <Form form={form} action={paths.chooseLetters}>
          <div className="choice-fields">
            {topics.map(({ topic, name }) => (
              <Select
                key={topic}
                field={fields[topic] ?? { id: topic, name: topic }}
                label={name}
                options={OPTIONS}
                width="m"
              />
            ))}
          </div>
          <ButtonRow>
            <Button look="secondary">Save what comes by email</Button>
          </ButtonRow>
        </Form>
      )}
      <Section title="What always comes at once" level={3}>
        <DefinitionList items={duties.map(({ name, duty }) => ({ term: name, value: duty }))} />
      </Section>
    </Section>
  );
}
