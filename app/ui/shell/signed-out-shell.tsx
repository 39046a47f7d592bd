import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { ChainDrawing } from "./chain-drawing.tsx";
import { SheetFrame } from "./sheet-frame.tsx";
import { ShellFoot } from "./shell-foot.tsx";
import { SkipLink } from "./skip-link.tsx";

type SignedOutShellProps = {
  /** The page's `<h1>`: `Sign in`. */
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Under the form: other ways in. */
  foot?: ReactNode;
};

const PROMISE = ["Flow the requirement down.", "Collect the proof.", "Still have it years later."];

/** The pages before sign-in: a drawing sheet whose title block is the form. */
export function SignedOutShell({ title, lead, children, foot }: SignedOutShellProps) {
  return (
    <div className="signed-out-shell">
      <SkipLink />
      <SheetFrame>
        <header className="signed-out-shell__head">
          <Brand size={30} />
          <p className="signed-out-shell__promise">
            {PROMISE.map((line) => (
              <span key={line}>{line} </span>
            ))}
          </p>
        </header>
        <ChainDrawing />
        <main id="main" className="signed-out-shell__block" tabIndex={-1}>
          <div className="signed-out-shell__title">
            <h1>{title}</h1>
            {lead && <div className="signed-out-shell__lead">{lead}</div>}
          </div>
          <div className="signed-out-shell__form">{children}</div>
          {foot && <div className="signed-out-shell__foot">{foot}</div>}
        </main>
        <ShellFoot />
      </SheetFrame>
    </div>
  );
}
