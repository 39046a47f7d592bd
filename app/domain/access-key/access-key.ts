import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** How many keys that open something one person has at an organization. */
export const MOST_KEYS = 10;

/** Whether a key opens something, or why not any more. */
export const ACCESS_KEY_STATES = ["open", "ended", "left", "expired"] as const;
export type AccessKeyState = (typeof ACCESS_KEY_STATES)[number];

/** How each reads. */
export const ACCESS_KEY_STATE_WORDS: Record<AccessKeyState, string> = {
  open: "Open",
  ended: "Ended",
  left: "Ended with the role it was made in",
  expired: "Past its last day",
};

/**
 * Whether a key opens something on a day. It goes with the role under which it was made, and is not taken
 * up again by another.
 *
 * @param key.isHeld whether that role is held still.
 * @throws never
 */
export function accessKeyStateOf(
  key: { isEnded: boolean; isHeld: boolean; lastOn: CalendarDate },
  on: CalendarDate,
): AccessKeyState {
  if (key.isEnded) return "ended";
  if (!key.isHeld) return "left";
  return key.lastOn < on ? "expired" : "open";
}
