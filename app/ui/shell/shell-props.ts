import type { ReactNode } from "react";

export type NavItem = { label: string; href: string; current?: boolean; count?: number | string };

export type SwitcherItem = { label: string; href: string; current?: boolean };

export type Person = {
  name: string;
  /** Their role, as it reads: `Supply-chain manager`. */
  role?: string;
  /** Their own settings. */
  href?: string;
};

/** What a person was told where they work: the way to it, and how much of it is unread. */
export type Bell = {
  href: string;
  unread: number;
  /** beyond which nobody counted */
  most: number;
  current: boolean;
};

export type ShellProps = {
  organizationName: string;
  /** on whose clock instants are told, as IANA names it */
  timeZone: string;
  person: Person;
  /** ISO instant, UTC: when the session ends if nothing more is asked for */
  sessionEndsAt: string;
  nav: readonly NavItem[];
  children: ReactNode;
  /** Where the sign-out form posts to. */
  signOutAction: string;
  /** Sent along with sign-out: the token that proves the form is ours. */
  signOutFields?: Record<string, string>;
  /** The other organizations the person can work for. */
  switcher?: readonly SwitcherItem[];
  homeHref?: string;
  /** absent where nobody is told anything */
  bell?: Bell;
};
