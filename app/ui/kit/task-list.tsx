import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

export const TASK_STATES = ["not-started", "in-progress", "done", "returned", "blocked"] as const;
export type TaskState = (typeof TASK_STATES)[number];

const WORDS: Record<TaskState, string> = {
  "not-started": "Not started",
  "in-progress": "In progress",
  done: "Done",
  returned: "Returned",
  blocked: "Cannot start yet",
};

export type Task = {
  id: string;
  title: string;
  href?: string;
  hint?: ReactNode;
  state: TaskState;
};

/** Steps that can be done in any order, each with its state in words. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  return (
    <ol className="task-list" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id} className={`task-list__task task-list__task--${task.state}`}>
          <div className="task-list__text">
            {task.href ? (
              <a
                className="task-list__title"
                href={task.href}
                aria-describedby={`task-${task.id}-state`}
              >
                {task.title}
              </a>
            ) : (
              <span className="task-list__title">{task.title}</span>
            )}
            {task.hint && <div className="task-list__hint">{task.hint}</div>}
          </div>
          <TaskStateWord id={`task-${task.id}-state`} state={task.state} />
        </li>
      ))}
    </ol>
  );
}

type NextTaskProps = {
  tasks: readonly Pick<Task, "title" | "href" | "state">[];
  /** something was done before */
  isBegun: boolean;
};

/** The one task to do next, as the button at the head of a page: what was returned, else the first left. */
export function NextTask({ tasks, isBegun }: NextTaskProps) {
  const next =
    tasks.find(({ state }) => state === "returned") ?? tasks.find(({ state }) => state !== "done");
  if (!next?.href) return null;
  const verb = next.state === "returned" ? "Correct" : isBegun ? "Go on with" : "Start with";
  return (
    <ButtonLink href={next.href}>
      {verb} “{next.title}”
    </ButtonLink>
  );
}

function TaskStateWord({ id, state }: { id: string; state: TaskState }) {
  return (
    <span className="task-list__state" id={id}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <rect className="task-list__box" x="1" y="1" width="12" height="12" />
        {state === "done" && <path className="task-list__sign" d="m3.5 7.2 2.4 2.4 4.6-5" />}
        {state === "in-progress" && <path className="task-list__half" d="M1 13V1l12 12Z" />}
        {state === "returned" && <path className="task-list__sign" d="M10.5 7h-7m3-3-3 3 3 3" />}
      </svg>
      {WORDS[state]}
    </span>
  );
}
