import type { ReactNode } from "react";
import {
  type AuditNote,
  type AuditReply,
  NOTE_KIND_WORDS,
  NOTE_STATE_WORDS,
} from "#app/domain/audit/note.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";

type NoteCardProps = {
  note: AuditNote;
  /** names what it is about, which a page about it need not */
  isNamed?: boolean;
  /** where what it is about is read */
  aboutHref?: string;
  /** the form that adds to it */
  children?: ReactNode;
};

/** A finding or a question, and all that was said to it, in order. */
export function NoteCard({ note, isNamed, aboutHref, children }: NoteCardProps) {
  const { id, kind, state, text, writtenByName, writtenAt, replies } = note;
  return (
    <article id={`note-${id}`} className="note-card" aria-labelledby={`note-${id}-title`}>
      <header className="note-card__head">
        <h3 id={`note-${id}-title`}>
          {NOTE_KIND_WORDS[kind]}
          {isNamed && (
            <> on {aboutHref ? <a href={aboutHref}>{aboutWords(note)}</a> : aboutWords(note)}</>
          )}
        </h3>
        <Tag look={state === "open" ? "accent" : state === "settled" ? "quiet" : "plain"}>
          {NOTE_STATE_WORDS[state]}
        </Tag>
      </header>
      <Said by={writtenByName} at={writtenAt} text={text} />
      {replies.length > 0 && (
        <ol className="note-card__replies">
          {replies.map((reply) => (
            <li key={reply.id}>
              <Said
                by={reply.writtenByName}
                at={reply.writtenAt}
                text={reply.text}
                did={verbOf(reply)}
              />
            </li>
          ))}
        </ol>
      )}
      {children}
    </article>
  );
}

/** What a note is about, in words. */
export function aboutWords({ contract, subcontract }: AuditNote): string {
  return subcontract
    ? `subcontract ${subcontract.number}`
    : `contract ${formatPiid(contract.piid)}`;
}

function verbOf({ isByAuditor, settles }: AuditReply): string {
  if (settles) return "settled it";
  return isByAuditor ? "replied" : "answered";
}

type SaidProps = { by: string; at: string; text: string; did?: string };

function Said({ by, at, text, did }: SaidProps) {
  return (
    <>
      <p className="note-card__by">
        {by}
        {did && ` ${did}`}, <InstantText at={at} />
      </p>
      {text && <p className="written">{text}</p>}
    </>
  );
}
