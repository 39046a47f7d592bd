import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { editionAge } from "#app/domain/rule/edition-age.ts";
import type { ReadQuestion, RuleQuestion } from "#app/domain/rule/question.ts";
import { ruleOn } from "#app/domain/rule/rule-on.ts";
import { listRuleRuns } from "#app/domain/rule/time-line.ts";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { PlainShell } from "#app/ui/shell/plain-shell.tsx";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { AuthoritySections } from "./authority-sections.tsx";
import { ClauseTracks } from "./clause-tracks.tsx";
import { DoubtsSection } from "./doubts-section.tsx";
import { EditionsSection } from "./editions-section.tsx";
import { RuleForm } from "./rule-form.tsx";
import { RuleLine } from "./rule-line.tsx";
import { RuleOnDay } from "./rule-on-day.tsx";
import { SuspensionSection } from "./suspension-section.tsx";

type RulePageProps = ReadQuestion & {
  today: CalendarDate;
  /** the primes whose supply chain the reader may look ahead for */
  primes: readonly { id: string; name: string }[];
};

/** What the product takes the rule to be: since when, from which text, and how surely it was read. */
export function RulePage({ today, primes, written, question, errors }: RulePageProps) {
  const age = editionAge(CATALOG_EDITION, today);
  return (
    <PlainShell>
      <Page
        kicker={
          <>
            Edition of <DateText on={CATALOG_EDITION} />
          </>
        }
        title={titleOf(question, today)}
        lead="What Flowdown takes the rule to be, since when, from which text, and how surely that text was read. It is no legal advice: a contract governs what it says."
      >
        {age.isOld && (
          <Notice tone="warning" title={`This edition is ${age.days} days old`}>
            Texts of this field change within weeks. Ask whoever runs Flowdown for a newer one, and
            check what matters to you in the text itself.
          </Notice>
        )}
        {question && <LookingElsewhere question={question} today={today} />}
        {question && <Answer question={question} />}
        <RuleForm written={written} errors={errors} />
        {question && <WhatItWouldMean question={question} today={today} primes={primes} />}
        {question && (
          <SuspensionSection suspension={ruleOn(question.on, question.scenario).suspension} />
        )}
        <ClauseTracks />
        <EditionsSection />
        <DoubtsSection />
        <AuthoritySections />
      </Page>
    </PlainShell>
  );
}

function titleOf(question: RuleQuestion | null, today: CalendarDate): string {
  if (!question) return "The rule";
  return isNow(question, today) ? "The rule today" : `The rule on ${formatDate(question.on)}`;
}

function isNow({ on, scenario }: RuleQuestion, today: CalendarDate): boolean {
  return on === today && scenario.kind === "in-force";
}

function Answer({ question: { on, scenario } }: { question: RuleQuestion }) {
  return (
    <>
      <RuleOnDay rule={ruleOn(on, scenario)} />
      <Section
        title="The phases over time"
        id="phases"
        lead="What 32 CFR 170.3(e) prints, and what is followed. A phase is no deadline for a contract: a requirement bites when a solicitation, contract, option or flowdown carries it."
      >
        <RuleLine runs={listRuleRuns(scenario)} on={on} />
      </Section>
    </>
  );
}

/** The rule's scenario as the assumption of an outlook. */
function outlookFieldsOf(
  { on, scenario }: RuleQuestion,
  today: CalendarDate,
): Record<string, string> {
  const day: Record<string, string> = on > today ? { on } : {};
  if (scenario.kind === "in-force") return day;
  if (scenario.kind === "as-codified") return { ...day, rule: scenario.kind };
  return { ...day, rule: scenario.kind, liftedOn: scenario.on };
}

function WhatItWouldMean({
  question,
  today,
  primes,
}: Pick<RulePageProps, "today" | "primes"> & { question: RuleQuestion }) {
  if (primes.length === 0) return null;
  const asked = new URLSearchParams(outlookFieldsOf(question, today));
  return (
    <Section
      title="What it would mean for your supply chain"
      id="outlook"
      lead="An outlook decides every subcontract for a day to come, under assumptions that you set."
    >
      <ul className="plain-list">
        {primes.map(({ id, name }) => (
          <li key={id}>
            <a href={`${paths.prime.outlook(id)}?${asked}`}>Look ahead for {name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Says loudly that the page does not show what is in force today. */
function LookingElsewhere({ question, today }: { question: RuleQuestion; today: CalendarDate }) {
  const { on, scenario } = question;
  if (isNow(question, today)) return null;
  const isPast = on < today && scenario.kind === "in-force";
  return (
    <Notice
      tone="warning"
      title={isPast ? "You are looking back" : "You are looking ahead"}
      action={<a href={paths.rule}>The rule today</a>}
    >
      {scenario.kind === "in-force" && (
        <>
          This is how the rule {isPast ? "stood" : "will stand"} on <DateText on={on} />, as far as
          the texts of this edition tell.
        </>
      )}
      {scenario.kind === "as-codified" && (
        <>
          This is what the codified phases would be on <DateText on={on} /> if nothing were
          suspended. It is not in force, and no verdict rests on it.
        </>
      )}
      {scenario.kind === "suspension-lifted" && (
        <>
          This is what would be on <DateText on={on} /> if the suspension ended so that{" "}
          <DateText on={scenario.on} /> is the first day without it. No text says so, and no verdict
          rests on it.
        </>
      )}
    </Notice>
  );
}
