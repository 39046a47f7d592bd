import { entryFileName } from "#app/domain/log/check-by-hand.ts";
import { actionWords, actorWords } from "#app/domain/log/entry.ts";
import type { LogEntryView } from "#app/domain/log/entry-view.ts";
import { sayEntry } from "#app/domain/log/entry-words.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { type Definition, DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { LogAbout } from "./log-about.tsx";
import { LogEntryDetail } from "./log-entry-detail.tsx";
import { LogEntryProof } from "./log-entry-proof.tsx";

type LogEntryPageProps = { organizationId: string; view: LogEntryView };

/** One entry in words, what it changed, and the proof that it says today what it said then. */
export function LogEntryPage({ organizationId, view }: LogEntryPageProps) {
  const { item, entry, text } = view;
  const { log, logEntryText } = paths.prime;
  return (
    <Page
      title={actionWords(item.action)}
      kicker={`Entry ${item.seq} of the oversight log`}
      lead={sayEntry(entry) || undefined}
      breadcrumb={[{ label: "Oversight log", href: log(organizationId) }]}
      action={
        <ButtonLink
          href={logEntryText(organizationId, item.seq)}
          look="secondary"
          icon="download"
          download={entryFileName(item.seq)}
        >
          Download the text
        </ButtonLink>
      }
    >
      <Section title="What happened" id="happened">
        <DefinitionList items={tell(organizationId, view)} />
      </Section>
      <LogEntryDetail entry={entry} />
      <LogEntryProof organizationId={organizationId} view={view} />
      <Section
        title="The text as it was hashed"
        id="text"
        lead="Canonical JSON (RFC 8785). Its leaf hash is the SHA-256 of one zero byte followed by these bytes in UTF-8."
      >
        <Disclosure summary="Show the text">
          <pre className="code-block">{text}</pre>
        </Disclosure>
      </Section>
    </Page>
  );
}

function tell(organizationId: string, { item, entry }: LogEntryView): Definition[] {
  const { secondFactorAt } = entry.actor;
  return [
    { term: "When", value: <InstantText at={entry.at} /> },
    { term: "Who", value: actorWords(entry) },
    {
      term: "Second factor",
      value: secondFactorAt ? (
        <>
          given <InstantText at={secondFactorAt} />
        </>
      ) : (
        "none: no person did this"
      ),
    },
    { term: "About", value: <LogAbout entry={item} hrefs={hrefsOf(organizationId)} /> },
    ...(entry.reason ? [{ term: "Reason", value: entry.reason }] : []),
    { term: "Leaf hash", value: <Identifier>{item.leafHash}</Identifier> },
  ];
}

function hrefsOf(organizationId: string) {
  return {
    contract: (id: string) => paths.prime.contract(organizationId, id),
    subcontract: (id: string) => paths.prime.subcontract(organizationId, id),
    supplier: (id: string) => paths.prime.supplier(organizationId, id),
  };
}
