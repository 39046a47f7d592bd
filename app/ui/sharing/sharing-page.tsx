import type { Fact } from "#app/domain/fact/content.ts";
import { FACT_KIND_NAMES } from "#app/domain/fact/kinds.ts";
import { summarizeFact } from "#app/domain/fact/summary.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { SharingLevel } from "#app/domain/remediation/vocabulary.ts";
import type { SeenState } from "#app/domain/sharing/reuse.ts";
import { paths } from "#app/paths.ts";
import { ReviewTag, type ShownReview } from "#app/ui/fact/review-state.tsx";
import { Button } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";

type SeenFact = { fact: Fact; state: SeenState; review: ShownReview | null };

export type SharingPageProps = {
  organizationId: string;
  primes: readonly {
    primeId: string;
    primeName: string;
    facts: readonly SeenFact[];
    /** what it sees of each remediation plan; null: nothing */
    plans: readonly { id: string; systemName: string; level: SharingLevel | null }[];
    /** the questionnaires that were handed in to it */
    questionnaires: readonly { id: string; title: string; submittedAt: string; files: number }[];
  }[];
  /** what a choice that could not be made is told with; null for none */
  problem: string | null;
};

/** What each prime sees, fact by fact, with a switch for what it does not hold yet. */
export function SharingPage({ organizationId, primes, problem }: SharingPageProps) {
  const { subcontractor } = paths;
  return (
    <Page
      title="What each prime sees"
      breadcrumb={[{ label: "Your answers", href: subcontractor.answers(organizationId) }]}
      lead="You keep one set of answers for all your primes. Each prime sees what you signed to it and nothing else, and no prime sees what another one said of it."
    >
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      <Notice title="What you signed to a prime stays with it">
        A prime relied on it, so it cannot be taken back, and a later correction goes to it too.
        What you can switch off is what goes further: an answer that a prime does not hold yet is no
        longer suggested where that prime asks next. A passport holds the one signed statement that
        you make it of, and goes where you take it.
      </Notice>
      {primes.length === 0 && (
        <EmptyState
          title="No prime asked you anything yet"
          action={<a href={subcontractor.inbox(organizationId)}>Open your requests</a>}
        >
          Once a prime issues a flowdown or sends a questionnaire to you, it stands here with what
          it sees.
        </EmptyState>
      )}
      {primes.map(({ primeId, primeName, facts, plans, questionnaires }) => (
        <Section key={primeId} title={primeName} id={`prime-${primeId}`}>
          <DataTable
            caption={`What ${primeName} sees`}
            captionHidden
            columns={columnsOf(primeId, primeName)}
            rows={facts}
            rowKey={({ fact }) => fact.id}
            empty={<p>You have signed nothing yet, so there is nothing to see or to offer.</p>}
          />
          {plans.length > 0 && (
            <ul>
              {plans.map(({ id, systemName, level }) => (
                <li key={id}>
                  Remediation plan of {systemName}: {LEVEL_WORDS[level ?? "nothing"]}.{" "}
                  <a href={subcontractor.remediationSharing(organizationId, id)}>
                    Change what it sees of the plan
                  </a>
                </li>
              ))}
            </ul>
          )}
          {questionnaires.length > 0 && (
            <ul>
              {questionnaires.map(({ id, title, submittedAt, files }) => (
                <li key={id}>
                  Questionnaire{" "}
                  <a href={subcontractor.questionnaire(organizationId, id)}>{title}</a>: it reads
                  what you handed in, last on <InstantText at={submittedAt} />
                  {files > 0 && `, with ${countWords(files, "file")}`}.
                </li>
              ))}
            </ul>
          )}
        </Section>
      ))}
    </Page>
  );
}

const LEVEL_WORDS: Record<SharingLevel | "nothing", string> = {
  nothing: "it sees nothing",
  progress: "it sees how far it is",
  items: "it sees every item",
  history: "it sees every item with its history",
};

const STATE_WORDS: Record<SeenState, string> = {
  held: "Holds it: you signed it to them",
  offered: "Does not see it. Suggested to you when they ask next",
  withheld: "Does not see it, and it is not suggested",
};

function columnsOf(primeId: string, primeName: string): Column<SeenFact>[] {
  return [
    {
      id: "what",
      header: "What you state",
      rowHeader: true,
      cell: ({ fact }) => (
        <>
          {FACT_KIND_NAMES[fact.kind]}: {summarizeFact(fact)}
        </>
      ),
    },
    { id: "state", header: "This prime", cell: ({ state }) => STATE_WORDS[state] },
    {
      id: "review",
      header: "What it said",
      cell: ({ state, review }) => (state === "held" ? <ReviewTag review={review} /> : "Nothing"),
    },
    {
      id: "switch",
      header: "Change",
      cell: ({ fact, state }) =>
        state === "held" ? (
          "Stays with them"
        ) : (
          <Switch primeId={primeId} primeName={primeName} fact={fact} isOn={state === "offered"} />
        ),
    },
  ];
}

type SwitchProps = { primeId: string; primeName: string; fact: Fact; isOn: boolean };

function Switch({ primeId, primeName, fact, isOn }: SwitchProps) {
  const words = isOn ? "Stop suggesting it" : "Suggest it again";
  return (
    <Form
      layout="plain"
      hidden={{ primeId, lineageId: fact.lineageId, offer: isOn ? "no" : "yes" }}
      ariaLabel={`${words}: ${summarizeFact(fact)}, ${primeName}`}
    >
      <Button look="quiet" ariaLabel={`${words}: ${summarizeFact(fact)}, ${primeName}`}>
        {words}
      </Button>
    </Form>
  );
}
