import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";

type ShownMessage = {
  id: string;
  side: "prime" | "subcontractor";
  writtenByName: string;
  writtenAt: string;
  text: string;
};

type MessageListProps = {
  messages: readonly ShownMessage[];
  /** what each side is called */
  names: Record<ShownMessage["side"], string>;
};

/** What was asked and answered about a request, oldest first. */
export function MessageList({ messages, names }: MessageListProps) {
  if (messages.length === 0)
    return (
      <EmptyState title="Nothing was asked yet">
        Questions and answers stand here for both sides to read.
      </EmptyState>
    );
  return (
    <ol className="message-list">
      {messages.map(({ id, side, writtenByName, writtenAt, text }) => (
        <li key={id} className="message-list__message">
          <p>
            <strong>{writtenByName}</strong>, {names[side]}, <InstantText at={writtenAt} />
          </p>
          <p className="message-list__text">{text}</p>
        </li>
      ))}
    </ol>
  );
}
