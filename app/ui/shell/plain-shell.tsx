import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { ShellFoot } from "./shell-foot.tsx";
import { SkipLink } from "./skip-link.tsx";

/** Pages that belong to no organization: the account, the mailbox of the demo. */
export function PlainShell({ children }: { children: ReactNode }) {
  return (
    <div className="app-shell plain-shell">
      <SkipLink />
      <header className="app-shell__head">
        <div className="app-shell__brand">
          <Brand href="/" />
        </div>
      </header>
      <main id="main" className="app-shell__main" tabIndex={-1}>
        {children}
      </main>
      <ShellFoot />
    </div>
  );
}
