import type { ReactNode } from "react";
import { paths } from "#app/paths.ts";
import { Clock } from "#app/ui/kit/clock.tsx";
import { SessionEndProvider } from "#app/ui/kit/session-note.tsx";

type ShellClockProps = { timeZone: string; sessionEndsAt: string; children: ReactNode };

/** On whose clock a page tells instants, and until when its session runs. */
export function ShellClock({ timeZone, sessionEndsAt, children }: ShellClockProps) {
  return (
    <Clock timeZone={timeZone}>
      <SessionEndProvider value={{ endsAt: sessionEndsAt, stayHref: paths.staySignedIn }}>
        {children}
      </SessionEndProvider>
    </Clock>
  );
}
