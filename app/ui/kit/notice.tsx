import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const WORDS: Record<NoticeTone, string> = {
  info: "Note",
  success: "Done",
  warning: "Take care",
  danger: "Problem",
};

type NoticeProps = {
  tone?: NoticeTone;
  /** Replaces the tone's own word (`Note`, `Done`, `Take care`, `Problem`). */
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Announces it: the outcome of what the person just did. */
  live?: boolean;
};

/** A message with a sign and a word, so that its colour is never all it has. */
export function Notice({ tone = "info", title, children, action, live }: NoticeProps) {
  return (
    <div className={`notice notice--${tone}`} role={live ? "status" : undefined}>
      <Icon name={tone} className="notice__icon" />
      <div className="notice__text">
        <p className="notice__title">{title ?? WORDS[tone]}</p>
        {children && <div className="notice__body">{children}</div>}
        {action && <div className="notice__action">{action}</div>}
      </div>
    </div>
  );
}
