import { type SubmissionResult, useForm } from "@conform-to/react";
import type { AuditNote, NoteState } from "#app/domain/audit/note.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { aboutWords, NoteCard } from "./note-card.tsx";

/** With what an answer to it is given on. */
export type ShownNote = AuditNote & { shown: string };

type RoomNotesSectionProps = {
  organizationId: string;
  auditId: string;
  notes: readonly ShownNote[];
  next: string | null;
  counts: Record<NoteState, number>;
  mayAnswer: boolean;
  lastResult?: SubmissionResult;
};

/** What the auditors of a room found and asked, each with the form that answers it. */
export function RoomNotesSection(props: RoomNotesSectionProps) {
  const { organizationId, auditId, notes, next, counts, mayAnswer, lastResult } = props;
  const { open, answered, settled } = counts;
  return (
    <Section
      title="Findings and questions"
      id="notes"
      lead={`${open} open, ${answered} answered, ${settled} settled. An answer goes to the auditor by letter and is never changed; the auditor settles.`}
    >
      {notes.length === 0 ? (
        <EmptyState title="The auditors wrote nothing down yet">
          When they ask or find something, you get a letter and answer it here.
        </EmptyState>
      ) : (
        notes.map((note) => (
          <NoteCard key={note.id} note={note} isNamed aboutHref={hrefOf(organizationId, note)}>
            {mayAnswer && note.state !== "settled" && (
              <AnswerForm note={note} lastResult={resultOf(lastResult, note.id)} />
            )}
          </NoteCard>
        ))
      )}
      <Pager
        label="Pages of findings and questions"
        nextHref={
          next ? `${paths.prime.audit(organizationId, auditId)}?after=${next}#notes` : undefined
        }
      />
    </Section>
  );
}

function hrefOf(organizationId: string, { contract, subcontract }: AuditNote): string {
  return subcontract
    ? paths.prime.subcontract(organizationId, subcontract.id)
    : paths.prime.contract(organizationId, contract.id);
}

function AnswerForm({ note, lastResult }: { note: ShownNote; lastResult?: SubmissionResult }) {
  const [form, fields] = useForm<{ text: string }>({ id: `answer-${note.id}`, lastResult });
  return (
    <Disclosure
      summary={note.state === "open" ? "Answer" : "Add to the answer"}
      open={note.state === "open" || lastResult !== undefined}
    >
      <Form
        form={form}
        hidden={{ intent: "answer", noteId: note.id, shown: note.shown }}
        ariaLabel={`Answer on ${aboutWords(note)}`}
      >
        <TextArea
          field={fields.text}
          label="Your answer"
          hint="No CUI. It cannot be changed afterwards, only added to."
          rows={3}
        />
        <div>
          <Button look="secondary">Send the answer</Button>
        </div>
      </Form>
    </Disclosure>
  );
}
