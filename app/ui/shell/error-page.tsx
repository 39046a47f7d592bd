import type { ReactNode } from "react";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Brand } from "./brand.tsx";
import { SheetFrame } from "./sheet-frame.tsx";

type ErrorPageProps = {
  status: number;
  /** What happened, in plain words. */
  title: string;
  /** What the reader can do now. */
  text: string;
  /** The number to quote to whoever helps. */
  reference?: string;
  homeHref: string;
  /** the way to put it right, where there is one */
  children?: ReactNode;
};

/** The page when there is no page: what happened, what to do, and a number to quote. */
export function ErrorPage({ status, title, text, reference, homeHref, children }: ErrorPageProps) {
  return (
    <div className="error-page">
      <SheetFrame>
        <header className="error-page__head">
          <Brand href={homeHref} />
        </header>
        <main id="main" className="error-page__body">
          <p className="error-page__status">
            <span className="visually-hidden">Error </span>
            {status}
          </p>
          <h1>{title}</h1>
          <p className="error-page__text">{text}</p>
          {reference && (
            <dl className="error-page__facts">
              <div>
                <dt>Reference</dt>
                <dd>
                  <Identifier>{reference}</Identifier>
                </dd>
              </div>
            </dl>
          )}
          {children}
          <ButtonLink href={homeHref} look="secondary">
            Go to the start
          </ButtonLink>
        </main>
      </SheetFrame>
    </div>
  );
}
