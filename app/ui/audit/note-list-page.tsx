import { type SubmissionResult, useForm } from "@conform-to/react";
import {
  type AuditNote,
  NOTE_STATE_WORDS,
  NOTE_STATES,
  type NoteState,
} from "#app/domain/audit/note.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonRow } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { resultOf } from "#app/ui/kit/result-of.ts";
import { Section } from "#app/ui/kit/section.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { aboutWords, NoteCard } from "./note-card.tsx";
import type { ShownNote } from "./room-notes-section.tsx";

type NoteListPageProps = {
  grantId: string;
  notes: readonly ShownNote[];
  next: string | null;
  counts: Record<NoteState, number>;
  /** the only state that is listed; absent: all */
  state?: NoteState;
  lastResult?: SubmissionResult;
};

/** Every finding and question of a room, with a way to reply to each and to settle it. */
export function NoteListPage(props: NoteListPageProps) {
  const { grantId, notes, next, counts, state, lastResult } = props;
  const here = paths.audit.notes(grantId);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Page
      title="Findings and questions"
      lead="What the auditors of this room wrote down, newest first. You write one on the page of a contract or subcontract; the prime contractor answers here."
    >
      <Tabs
        label="Which findings and questions"
        tabs={[
          { label: "All", href: here, current: state === undefined, count: total },
          ...NOTE_STATES.map((one) => ({
            label: NOTE_STATE_WORDS[one],
            href: `${here}?state=${one}`,
            current: state === one,
            count: counts[one],
          })),
        ]}
      />
      <Section title={state ? NOTE_STATE_WORDS[state] : "All of them"} id="notes">
        {notes.length === 0 ? (
          <EmptyState title={total === 0 ? "Nothing was written down yet" : "None stands here"}>
            Open a subcontract in the <a href={paths.audit.matrix(grantId)}>requirement matrix</a>,
            then write down what you find or ask.
          </EmptyState>
        ) : (
          notes.map((note) => (
            <NoteCard key={note.id} note={note} isNamed aboutHref={hrefOf(grantId, note)}>
              {note.state !== "settled" && (
                <ReplyForm note={note} lastResult={resultOf(lastResult, note.id)} />
              )}
            </NoteCard>
          ))
        )}
        <Pager
          label="Pages of findings and questions"
          nextHref={next ? `${here}?${state ? `state=${state}&` : ""}after=${next}` : undefined}
        />
      </Section>
    </Page>
  );
}

/** Where what a note is about is read. */
function hrefOf(grantId: string, { contract, subcontract }: AuditNote): string {
  return subcontract
    ? paths.audit.subcontract(grantId, subcontract.id)
    : paths.audit.contract(grantId, contract.id);
}

function ReplyForm({ note, lastResult }: { note: ShownNote; lastResult?: SubmissionResult }) {
  const [form, fields] = useForm<{ text: string }>({ id: `reply-${note.id}`, lastResult });
  return (
    <Disclosure summary="Reply or settle" open={lastResult !== undefined}>
      <Form
        form={form}
        hidden={{ noteId: note.id, shown: note.shown }}
        ariaLabel={`Reply on ${aboutWords(note)}`}
      >
        <TextArea
          field={fields.text}
          label="Your reply"
          hint="No CUI. To settle it, you may leave this empty."
          rows={3}
        />
        <ButtonRow>
          <Button name="intent" value="reply" look="secondary">
            Reply
          </Button>
          <Button name="intent" value="settle">
            Settle it
          </Button>
        </ButtonRow>
      </Form>
    </Disclosure>
  );
}
