import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { NotificationBell } from "./notification-bell.tsx";
import { ShellClock } from "./shell-clock.tsx";
import { ShellFoot } from "./shell-foot.tsx";
import { ShellNav, ShellNavMenu } from "./shell-nav.tsx";
import type { ShellProps } from "./shell-props.ts";
import { SkipLink } from "./skip-link.tsx";

/** Where a subcontractor answers: one column, room to read, one thing at a time. */
export function SubcontractorShell(props: ShellProps) {
  const {
    organizationName,
    timeZone,
    sessionEndsAt,
    nav,
    children,
    homeHref = "/",
    bell,
    ...account
  } = props;
  return (
    <div className="app-shell subcontractor-shell" data-density="spacious">
      <SkipLink />
      <header className="app-shell__head">
        <div className="app-shell__brand">
          <Brand href={homeHref} />
        </div>
        <p className="app-shell__organization">{organizationName}</p>
        {bell && <NotificationBell {...bell} />}
        <AccountMenu {...account} />
      </header>
      {nav.length > 0 && <ShellNavMenu nav={nav} label="Sections of the portal" />}
      {nav.length > 0 && (
        <div className="subcontractor-shell__nav">
          <ShellNav nav={nav} label="Sections of the portal" />
        </div>
      )}
      <main id="main" className="app-shell__main" tabIndex={-1}>
        <ShellClock timeZone={timeZone} sessionEndsAt={sessionEndsAt}>
          {children}
        </ShellClock>
      </main>
      <ShellFoot timeZone={timeZone} />
    </div>
  );
}
