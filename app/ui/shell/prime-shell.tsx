import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { NotificationBell } from "./notification-bell.tsx";
import { ShellClock } from "./shell-clock.tsx";
import { ShellFoot } from "./shell-foot.tsx";
import { ShellNav, ShellNavMenu } from "./shell-nav.tsx";
import type { ShellProps } from "./shell-props.ts";
import { ShellSearch } from "./shell-search.tsx";
import { SkipLink } from "./skip-link.tsx";

/** Where a prime's people work: dense, with the navigation beside the sheet. */
export function PrimeShell(props: ShellProps & { searchHref: string }) {
  const {
    organizationName,
    timeZone,
    sessionEndsAt,
    nav,
    children,
    homeHref = "/",
    bell,
    searchHref,
    ...account
  } = props;
  return (
    <div className="app-shell prime-shell" data-density="dense">
      <SkipLink />
      <header className="app-shell__head">
        <div className="app-shell__brand">
          <Brand href={homeHref} />
        </div>
        <p className="app-shell__organization">{organizationName}</p>
        <ShellSearch action={searchHref} />
        {bell && <NotificationBell {...bell} />}
        <AccountMenu {...account} />
      </header>
      <ShellNavMenu nav={nav} label="Sections of the portal" />
      <div className="prime-shell__nav">
        <ShellNav nav={nav} label="Sections of the portal" />
      </div>
      <main id="main" className="app-shell__main" tabIndex={-1}>
        <ShellClock timeZone={timeZone} sessionEndsAt={sessionEndsAt}>
          {children}
        </ShellClock>
      </main>
      <ShellFoot timeZone={timeZone} />
    </div>
  );
}
