import type { ReactNode } from "react";

export type TimelineEvent = {
  id: string;
  when: ReactNode;
  title: ReactNode;
  /** Who did it. */
  actor?: ReactNode;
  detail?: ReactNode;
  /** `strong` marks what decided something. */
  weight?: "normal" | "strong";
};

/** What happened, in order. */
export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map((event) => (
        <li
          key={event.id}
          className={`timeline__event timeline__event--${event.weight ?? "normal"}`}
        >
          <div className="timeline__when">{event.when}</div>
          <div className="timeline__what">
            <p className="timeline__title">{event.title}</p>
            {event.actor && <p className="timeline__actor">{event.actor}</p>}
            {event.detail && <div className="timeline__detail">{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
