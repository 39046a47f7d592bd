import { createContext, useContext } from "react";
import { InstantText } from "./date-text.tsx";

/** Until when the browser stays signed in if nothing more is asked for, and the page that prolongs it. */
export type SessionEnd = { endsAt: string; stayHref: string };

const Context = createContext<SessionEnd | null>(null);

export const SessionEndProvider = Context.Provider;

/**
 * A warning before the session ends, for pages that ship no script to give one later: until when it
 * runs, and the way to prolong it without leaving what is typed.
 */
export function SessionNote() {
  const end = useContext(Context);
  if (!end) return null;
  return (
    <p className="session-note only-on-screen">
      You stay signed in until <InstantText at={end.endsAt} />, and longer with each page you open.
      Need more time on this one?{" "}
      <a href={end.stayHref} target="_blank" rel="noopener">
        Stay signed in (new tab)
      </a>
    </p>
  );
}
