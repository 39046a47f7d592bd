import { createContext, type ReactNode, useContext } from "react";

/** The zone in which a page tells instants; null where it belongs to no organization. */
const TimeZone = createContext<string | null>(null);

/** Everything inside tells instants on the clock of an organization, whose zone the page names once. */
export function Clock({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZone.Provider value={timeZone}>{children}</TimeZone.Provider>;
}

/** The zone of the page; null outside of any organization, where instants are told in UTC. */
export function useTimeZone(): string | null {
  return useContext(TimeZone);
}
