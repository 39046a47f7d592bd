import type { LogKey } from "#app/domain/log/key.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { LogTabs } from "./log-tabs.tsx";

type LogKeysPageProps = { organizationId: string; keys: readonly LogKey[] };

/** The keys by which anyone checks the log and its records, to be handed to an auditor. */
export function LogKeysPage({ organizationId, keys }: LogKeysPageProps) {
  const [inUse, retired] = [
    keys.filter(({ until }) => until === null),
    keys.filter(({ until }) => until !== null),
  ];
  return (
    <Page
      title="Keys of the oversight log"
      lead="With these keys anyone checks what the log and its records say, without trusting the portal. Hand them to an auditor by another way than the records themselves, for example on your letterhead."
      action={
        keys.length > 0 && (
          <ButtonLink
            href={paths.prime.logKeyList(organizationId)}
            look="secondary"
            icon="download"
            download
          >
            Download verifier-keys.txt
          </ButtonLink>
        )
      }
    >
      <LogTabs organizationId={organizationId} current="keys" />
      {keys.length === 0 ? (
        <EmptyState title="No key was made yet">
          The first one is made with the first checkpoint, within the hour after something happened.
        </EmptyState>
      ) : (
        <Section title="In use" id="in-use">
          <KeyList keys={inUse} />
        </Section>
      )}
      {retired.length > 0 && (
        <Section
          title="Retired"
          id="retired"
          lead="A retired key signs nothing any more. What it signed while it was in use still verifies with it."
        >
          <KeyList keys={retired} />
        </Section>
      )}
      <Section title="How they are used" id="use">
        <p>
          <code>npx flowdown verify record.zip --key KEY</code> checks a record, and{" "}
          <code>npx flowdown verify-log log.zip --keys verifier-keys.txt</code> the whole log.
        </p>
        <p>
          Whoever runs Flowdown changes the key with <code>npx flowdown keys --rotate</code>. That
          it was changed is an entry of the log, with both keys.
        </p>
      </Section>
    </Page>
  );
}

function KeyList({ keys }: { keys: readonly LogKey[] }) {
  return keys.map(({ verifierKey, since, until }) => (
    <DefinitionList
      key={verifierKey}
      items={[
        { term: "Verifier key", value: <Identifier>{verifierKey}</Identifier> },
        { term: "Since", value: <InstantText at={since} /> },
        ...(until ? [{ term: "Until", value: <InstantText at={until} /> }] : []),
      ]}
    />
  ));
}
