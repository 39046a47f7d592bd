import { DateText } from "#app/ui/kit/date-text.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { NotificationBell } from "./notification-bell.tsx";
import { SheetFrame } from "./sheet-frame.tsx";
import { ShellClock } from "./shell-clock.tsx";
import { ShellFoot } from "./shell-foot.tsx";
import { ShellNav } from "./shell-nav.tsx";
import type { ShellProps } from "./shell-props.ts";
import { SkipLink } from "./skip-link.tsx";

type AuditorShellProps = Omit<ShellProps, "nav"> & {
  nav?: ShellProps["nav"];
  /** What may be read here: the title of the audit. */
  scope: string;
  /** The last day of this access. */
  expiresOn: string;
};

/** Where an auditor reads: a framed sheet that looks on paper as it does here. */
export function AuditorShell(props: AuditorShellProps) {
  const {
    organizationName,
    timeZone,
    sessionEndsAt,
    nav = [],
    children,
    homeHref = "/",
    bell,
    scope,
    expiresOn,
    ...rest
  } = props;
  return (
    <div className="app-shell auditor-shell">
      <SkipLink />
      <header className="app-shell__head">
        <div className="app-shell__brand">
          <Brand href={homeHref} />
        </div>
        <p className="app-shell__organization">{organizationName}</p>
        {bell && <NotificationBell {...bell} />}
        <AccountMenu {...rest} />
      </header>
      <aside className="auditor-shell__banner" aria-label="Your access">
        <Icon name="lock" />
        <p>
          <strong>Read only.</strong> You are looking at {scope}; what you write stands beside it.
          What you open here is entered in the log of {organizationName}, with your name. Your
          access ends on <DateText on={expiresOn} />.
        </p>
      </aside>
      {nav.length > 0 && <ShellNav nav={nav} label="Parts of the record" />}
      <SheetFrame>
        <main id="main" className="app-shell__main" tabIndex={-1}>
          <ShellClock timeZone={timeZone} sessionEndsAt={sessionEndsAt}>
            {children}
          </ShellClock>
        </main>
      </SheetFrame>
      <ShellFoot timeZone={timeZone} />
    </div>
  );
}
