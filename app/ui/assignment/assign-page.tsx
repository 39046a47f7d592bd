import { type SubmissionResult, useForm } from "@conform-to/react";
import { SOMEBODY_NEW, writeShown } from "#app/domain/assignment/assign-form.ts";
import { ASSIGNMENT_STATE_WORDS, type Subject } from "#app/domain/assignment/assignment.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/checkbox-group.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { subjectHref } from "./places.ts";
import type { ShownAssignment } from "./shown-assignment.ts";

export type AssignPageProps = {
  organizationId: string;
  subject: Subject;
  about: string;
  parts: readonly { part: string; title: string; within?: string | undefined }[];
  standing: readonly ShownAssignment[];
  colleagues: readonly { personId: string; name: string; email: string }[];
  /** what the day begins with; null where nobody waits for an answer */
  dueOn: CalendarDate | null;
  lastResult?: SubmissionResult;
};

/** Give parts of an answer to a colleague. */
export function AssignPage(props: AssignPageProps) {
  const { organizationId, subject, about, parts, standing, colleagues, dueOn, lastResult } = props;
  const [form, fields] = useForm<{
    parts?: string[];
    colleague?: string;
    name?: string;
    email?: string;
    dueOn?: string;
    note?: string;
  }>({ id: "assign", lastResult, defaultValue: { dueOn: dueOn ?? undefined } });
  const { subcontractor } = paths;
  const whole = subjectHref(organizationId, subject);
  const isByQuestion = parts.some(({ within }) => within !== undefined);
  const titleOf = (title: string) => (isByQuestion ? <strong>{title}</strong> : title);
  return (
    <Page
      title={
        isByQuestion ? "Give a part or a question to a colleague" : "Give a part to a colleague"
      }
      lead={`They answer what you give them of ${about}. You and your official read all of it before anything is sent.`}
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        { label: about, href: whole },
      ]}
    >
      <Form
        form={form}
        hidden={{
          shown: writeShown(standing.map(({ part, id }) => ({ part, assignmentId: id }))),
        }}
      >
        <CheckboxGroup
          field={fields.parts}
          label={isByQuestion ? "Which parts or questions" : "Which parts"}
          hint={
            isByQuestion
              ? "A part goes with all its questions, also those that its answers open. A question alone is seen alone."
              : undefined
          }
          options={parts.map(({ part, title, within }) => ({
            value: part,
            label: within ? <span className="choice__nested">{title}</span> : titleOf(title),
            description: sayWho(standing.find((one) => one.part === part)),
          }))}
        />
        <RadioGroup
          field={fields.colleague}
          label="Who answers"
          options={[
            ...colleagues.map(({ personId, name, email }) => ({
              value: personId,
              label: name,
              description: email,
            })),
            {
              value: SOMEBODY_NEW,
              label: "Somebody who is not here yet",
              description:
                "We write to them. They see the parts that you give them and nothing else, and can never sign.",
            },
          ]}
        />
        <Section title="Somebody who is not here yet" lead="Leave it empty for a colleague above.">
          <TextField field={fields.name} label="Name" autoComplete="off" optional />
          <TextField field={fields.email} label="Email" type="email" autoComplete="off" optional />
        </Section>
        <TextField
          field={fields.dueOn}
          label="By when you need it"
          type="date"
          hint={dueOn ? "The answer is due then: leave yourself time to read and sign." : undefined}
        />
        <TextArea
          field={fields.note}
          label="A word to them"
          hint="It stands in the letter. Never CUI."
          rows={3}
          optional
        />
        <ButtonRow>
          <Button>Give it to them</Button>
          <a href={whole}>Cancel</a>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function sayWho(standing: ShownAssignment | undefined): string | undefined {
  if (!standing) return undefined;
  const { assigneeName, state } = standing;
  return `${assigneeName} is on it (${ASSIGNMENT_STATE_WORDS[state].toLowerCase()}). Choose it to give it to somebody else.`;
}
