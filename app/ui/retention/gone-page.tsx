import type { ReactNode } from "react";
import type { Disposal } from "#app/domain/retention/disposal.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Brand } from "#app/ui/shell/brand.tsx";
import { SheetFrame } from "#app/ui/shell/sheet-frame.tsx";

type GonePageProps = {
  title: string;
  children: ReactNode;
  homeHref: string;
  stylesheet: string;
};

/** The page in place of a download whose content is no longer kept: a document of its own. */
export function GonePage({ title, children, homeHref, stylesheet }: GonePageProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} - Flowdown`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <div className="error-page">
          <SheetFrame>
            <header className="error-page__head">
              <Brand href={homeHref} />
            </header>
            <main id="main" className="error-page__body">
              <p className="error-page__status">410</p>
              <h1>{title}</h1>
              {children}
              <ButtonLink href={homeHref} look="secondary">
                Go to the start
              </ButtonLink>
            </main>
          </SheetFrame>
        </div>
      </body>
    </html>
  );
}

type GoneProps = { homeHref: string; stylesheet: string };

/** A file that the prime disposed of: when, who, why, and what stays. */
export function DisposedFilePage({ disposal, ...frame }: GoneProps & { disposal: Disposal }) {
  const { disposedOn, disposedByName, retainedUntil } = disposal;
  return (
    <GonePage title="This file was disposed of" {...frame}>
      <p className="error-page__text">
        {disposedByName} disposed of it on <DateText on={disposedOn} />. It had to be kept until{" "}
        <DateText on={retainedUntil} />, and no legal hold was on it. Its name and its SHA-256 stay,
        and so does everything the oversight log says of it: whoever still has the file can show
        that it is the same one.
      </p>
      <FileFacts {...disposal} />
    </GonePage>
  );
}

/** A file of a subcontractor's own that nobody has to keep any more. */
export function RemovedFilePage(props: GoneProps & { file: { fileName: string; sha256: string } }) {
  const { file, ...frame } = props;
  return (
    <GonePage title="The content of this file is no longer kept" {...frame}>
      <p className="error-page__text">
        Six years after the latest date it counted from, and once every prime it was shared with had
        disposed of it, its content was removed. Its name and its SHA-256 stay: if you kept a copy,
        they show that it is the same file.
      </p>
      <FileFacts {...file} />
    </GonePage>
  );
}

/** A record whose evidence is not all there any more. */
export function IncompleteRecordPage(props: GoneProps & { disposals: readonly Disposal[] }) {
  const { disposals, ...frame } = props;
  return (
    <GonePage title="The whole record cannot be put together any more" {...frame}>
      <p className="error-page__text">
        It holds evidence that was disposed of after it had been kept long enough. Its PDF and its
        JSON stay to be downloaded as they were built, and still name each file by its SHA-256.
      </p>
      {disposals.map((disposal) => (
        <FileFacts key={disposal.evidenceId} {...disposal} />
      ))}
    </GonePage>
  );
}

type Named = { fileName: string; sha256: string } & Partial<Disposal>;

function FileFacts({ fileName, sha256, disposedOn, disposedByName }: Named) {
  return (
    <dl className="error-page__facts">
      <div>
        <dt>File</dt>
        <dd>{fileName}</dd>
      </div>
      <div>
        <dt>SHA-256</dt>
        <dd>
          <Identifier>{sha256}</Identifier>
        </dd>
      </div>
      {disposedOn && (
        <div>
          <dt>Disposed of</dt>
          <dd>
            <DateText on={disposedOn} /> by {disposedByName}
          </dd>
        </div>
      )}
    </dl>
  );
}
