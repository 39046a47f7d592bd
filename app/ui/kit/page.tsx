import type { ReactNode } from "react";
import { type Refused, RefusedProvider, RefusedSummary } from "./error-summary.tsx";
import { KeptNotice } from "./kept-notice.tsx";

export type Crumb = { label: string; href: string };

type PageProps = {
  /** Says what the page is; the only `<h1>`. */
  title: ReactNode;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** The one primary action, beside the title. */
  action?: ReactNode;
  /** The way up, outermost first; the page itself is not in it. */
  breadcrumb?: readonly Crumb[];
  /** Small text above the title: a kind or a number (`Subcontract`). */
  kicker?: ReactNode;
  /** The form whose mistakes are told right under the title, where it stands further down. */
  refused?: Refused;
  children?: ReactNode;
};

/** The head of a screen and, under it, its sections. */
export function Page(props: PageProps) {
  const { title, lead, action, breadcrumb, kicker, refused, children } = props;
  return (
    <div className="page">
      <header className="page__head">
        {breadcrumb && breadcrumb.length > 0 && <Breadcrumb crumbs={breadcrumb} />}
        <div className="page__title-row">
          <div className="page__title">
            {kicker && <p className="page__kicker">{kicker}</p>}
            <h1>{title}</h1>
          </div>
          {action && <div className="page__action">{action}</div>}
        </div>
        {lead && <div className="page__lead">{lead}</div>}
      </header>
      {refused && <RefusedSummary refused={refused} />}
      <KeptNotice />
      <RefusedProvider value={refused ?? null}>{children}</RefusedProvider>
    </div>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="breadcrumb" aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
