import { type SubmissionResult, useForm } from "@conform-to/react";
import { type AuditNote, NOTE_KIND_WORDS, NOTE_KINDS } from "#app/domain/audit/note.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { RadioGroup } from "#app/ui/kit/radio-group.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { NoteCard } from "./note-card.tsx";

type NotesSectionProps = {
  grantId: string;
  /** what the page is about: `this subcontract` */
  about: string;
  notes: readonly AuditNote[];
  lastResult?: SubmissionResult;
};

const KIND_DESCRIPTIONS = {
  finding: "Something you found. The prime may answer it.",
  question: "Something you ask. The prime gets a letter and answers it here.",
};

/** What the room's auditors wrote down about one thing, and the form to write more. */
export function NotesSection({ grantId, about, notes, lastResult }: NotesSectionProps) {
  const [form, fields] = useForm<{ kind: string; text: string }>({ id: "note", lastResult });
  return (
    <Section
      title="Findings and questions"
      id="notes"
      lead={
        <>
          Written down once and never changed. Replies and answers stand with{" "}
          <a href={paths.audit.notes(grantId)}>all findings and questions</a>.
        </>
      }
    >
      {notes.map((note) => (
        <NoteCard key={note.id} note={note}>
          {note.state !== "settled" && (
            <p>
              <a href={paths.audit.note(grantId, note.id)}>Reply or settle</a>
            </p>
          )}
        </NoteCard>
      ))}
      <Disclosure
        summary={`Write down a finding or a question on ${about}`}
        open={lastResult !== undefined}
      >
        <Form form={form}>
          <RadioGroup
            field={fields.kind}
            label="What is it?"
            options={NOTE_KINDS.map((kind) => ({
              value: kind,
              label: NOTE_KIND_WORDS[kind],
              description: KIND_DESCRIPTIONS[kind],
            }))}
          />
          <TextArea
            field={fields.text}
            label="In your words"
            hint="No CUI. It cannot be changed afterwards, only added to."
            rows={5}
          />
          <div>
            <Button>Write it down</Button>
          </div>
        </Form>
      </Disclosure>
    </Section>
  );
}
