/** How far a contact came, or a supplier through its contacts; the furthest first. */
export const CONTACT_STATES = [
  "joined",
  "left",
  "opened",
  "invited",
  "expired",
  "wrong-person",
  "not-invited",
] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** How each state reads on screens. */
export const CONTACT_STATE_WORDS: Record<ContactState, string> = {
  joined: "Joined",
  left: "Joined, and works there no more",
  opened: "Invitation opened",
  invited: "Invited",
  expired: "Invitation expired",
  "wrong-person": "Wrong person",
  "not-invited": "Not invited",
};

/** The latest invitation of a contact that was not withdrawn. */
export type InvitationFacts = {
  openedAt: Date | null;
  acceptedAt: Date | null;
  /** whether who accepted it works for the supplier's organization */
  hasAccess: boolean;
  wrongPersonAt: Date | null;
  expiresAt: Date;
};

/** How far an invitation came by `at`; null: there is none. */
export function contactStateOf(invitation: InvitationFacts | null, at: Date): ContactState {
  if (!invitation) return "not-invited";
  if (invitation.acceptedAt) return invitation.hasAccess ? "joined" : "left";
  if (invitation.wrongPersonAt) return "wrong-person";
  if (invitation.expiresAt <= at) return "expired";
  return invitation.openedAt ? "opened" : "invited";
}

/** Whether a letter of this state still waits for an answer, so that another would be too much. */
export function isWaitingForAnswer(state: ContactState): boolean {
  return state === "invited" || state === "opened";
}

/** The state that says most about a supplier: the furthest of its contacts. */
export function furthest(states: readonly ContactState[]): ContactState {
  return CONTACT_STATES.find((state) => states.includes(state)) ?? "not-invited";
}

/**
 * Whom to invite of a supplier's contacts: the first that may be, unless one of them joined or has an
 * invitation that waits. Null when there is nobody to invite.
 */
export function findInvitable<C extends { state: ContactState }>(contacts: readonly C[]): C | null {
  const isCovered = contacts.some(({ state }) => state === "joined" || isWaitingForAnswer(state));
  return (!isCovered && contacts.find(({ state }) => mayBeInvited(state))) || null;
}

/** Whether a letter may be sent to a contact now. */
export function mayBeInvited(state: ContactState): boolean {
  return state === "not-invited" || state === "expired" || state === "left";
}
