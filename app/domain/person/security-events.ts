/** Everything that the log of security events can say of a person, with its words on screen. */
export const SECURITY_EVENTS = {
  "signed-in": "Signed in with both factors",
  "signed-out": "Signed out",
  "sign-in.wrong-password": "Wrong password",
  "sign-in.locked": "Kept waiting after too many wrong passwords",
  "second-factor.wrong-code": "Wrong code",
  "second-factor.locked": "Kept waiting after too many wrong codes",
  "second-factor.unreadable": "Authenticator app could not be checked: its secret does not open",
  "second-factor.recovery-code": "Recovery code used",
  "second-factor.enrolled": "Authenticator app set up",
  "second-factor.codes-renewed": "New recovery codes made",
  "second-factor.reset-asked": "Reset of the second factor asked for",
  "second-factor.reset-refused": "Reset of the second factor refused",
  "second-factor.reset": "Second factor reset",
  "password.changed": "Password changed",
  "password.reset-asked": "Letter with the way to a new password asked for",
  "password.reset": "New password chosen by letter",
  "session.ended": "Signed out of one browser",
  "session.replaced": "Earlier session of the browser ended at a new sign-in",
  "sessions.ended": "Signed out everywhere",
  "calendar.made": "Address of a calendar made",
  "calendar.revoked": "Address of a calendar revoked",
  "access-key.made": "Access key for a program made",
  "access-key.ended": "Access key for a program ended",
  "access.denied": "Refused a page or an action",
} as const;
export type SecurityEventKind = keyof typeof SECURITY_EVENTS;

/** How many days an event is kept: a year and a month, then it goes. */
export const SECURITY_EVENT_DAYS = 396;

/** How many hours a reset of the second factor waits for the second administrator. */
export const SECOND_FACTOR_RESET_HOURS = 72;

/** What became of a reset that was asked for; none while it waits. */
export const RESET_OUTCOMES = ["approved", "refused", "expired"] as const;
