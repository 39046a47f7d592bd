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
};
