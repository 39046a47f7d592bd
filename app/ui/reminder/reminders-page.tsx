import { type SubmissionResult, useForm } from "@conform-to/react";
import { EXPIRATION_WORDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { Cadence } from "#app/domain/reminder/cadence.ts";
import { sayCadence, sayFrom } from "#app/domain/reminder/say-cadence.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/kit/button.tsx";
import { CheckboxField } from "#app/ui/kit/checkbox-field.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";

export type RuleRow = {
  kind: ExpirationKind;
  to: "supplier" | "prime";
  cadence: Cadence;
  setOn: string | null;
  setByName: string | null;
};

type RemindersPageProps = {
  organizationId: string;
  rules: readonly RuleRow[];
  quiet: { weekends: boolean; days: readonly string[] };
  mayWrite: boolean;
  /** what the person just did */
  done: string | null;
  lastResult?: SubmissionResult;
};

/** When who is reminded of what, and on which days nobody is. */
export function RemindersPage(props: RemindersPageProps) {
  const { organizationId, rules, mayWrite, done } = props;
  const { prime } = paths;
  return (
    <Page
      title="Reminders"
      breadcrumb={[{ label: "Expirations", href: prime.expirations(organizationId) }]}
      lead="Once a day, in the morning, each person gets one letter with everything that they are to be reminded of. It stops as soon as it is renewed or answered."
    >
      {done && (
        <Notice tone="success" live>
          {done}
        </Notice>
      )}
      <p>
        <a href={prime.letters(organizationId)}>What was sent, and what became of it</a>
      </p>
      {(["supplier", "prime"] as const).map((to) => (
        <Section key={to} title={TITLES[to].title} lead={TITLES[to].lead}>
          <DataTable
            caption={TITLES[to].title}
            captionHidden
            columns={columns(organizationId, to, mayWrite)}
            rows={rules.filter((rule) => rule.to === to)}
            rowKey={({ kind }) => kind}
          />
        </Section>
      ))}
      <QuietSection {...props} />
    </Page>
  );
}

const TITLES = {
  supplier: {
    title: "What suppliers are reminded of",
    lead: "The people who answer there are written to; the nearer the day, their official too, and then whoever owns the supplier here.",
  },
  prime: {
    title: "What we are reminded of",
    lead: "Whoever owns the supplier is written to, and where nobody does, everybody who manages the supply chain.",
  },
};

function columns(
  organizationId: string,
  to: "supplier" | "prime",
  mayWrite: boolean,
): Column<RuleRow>[] {
  const further: Column<RuleRow>[] = [
    {
      id: "official",
      header: "Their official",
      cell: ({ cadence }) => sayFrom(cadence.officialFrom),
    },
    { id: "owner", header: "Our owner", cell: ({ cadence }) => sayFrom(cadence.ownerFrom) },
    {
      id: "renewal",
      header: "Asks for renewal",
      cell: ({ cadence }) => (cadence.asksRenewal ? "With the first reminder" : "No"),
    },
  ];
  return [
    {
      id: "kind",
      header: "Of what",
      rowHeader: true,
      cell: ({ kind, cadence }) => (
        <>
          {EXPIRATION_WORDS[kind]} {!cadence.isOn && <Tag look="quiet">Off</Tag>}
        </>
      ),
    },
    { id: "when", header: "When", cell: ({ cadence }) => sayCadence(cadence) },
    ...(to === "supplier" ? further : []),
    {
      id: "since",
      header: "Set",
      cell: ({ setOn, setByName }) =>
        setOn === null ? (
          "Default, from the next morning on"
        ) : (
          <>
            {setByName ?? "Default"}, <DateText on={setOn} />
          </>
        ),
    },
    ...(mayWrite
      ? [
          {
            id: "change",
            header: "Change",
            cell: ({ kind }: RuleRow) => (
              <a
                href={paths.prime.cadence(organizationId, kind)}
                aria-label={`Change the reminders: ${EXPIRATION_WORDS[kind]}`}
              >
                Change
              </a>
            ),
          },
        ]
      : []),
  ];
}

function QuietSection({ quiet, mayWrite, lastResult }: RemindersPageProps) {
  const [form, fields] = useForm<{ weekends: string; days: string }>({
    id: "quiet-days",
    lastResult,
    defaultValue: { weekends: quiet.weekends ? "on" : undefined, days: quiet.days.join("\n") },
  });
  const saidDays = quiet.days.length > 0 ? quiet.days.join(", ") : "no further days";
  return (
    <Section
      title="Days without reminders"
      id="quiet"
      lead="What falls on such a day goes out on the next working day."
    >
      {mayWrite ? (
        <Form form={form}>
          <CheckboxField field={fields.weekends} label="No reminders on Saturdays and Sundays" />
          <TextArea
            field={fields.days}
            label="Other days"
            hint="One a line, as 2026-12-25 or 25 Dec 2026: holidays, a shutdown."
            optional
          />
          <div>
            <Button look="secondary">Set the days</Button>
          </div>
        </Form>
      ) : (
        <p>
          {quiet.weekends ? "Saturdays and Sundays" : "No weekdays"}; {saidDays}.
        </p>
      )}
    </Section>
  );
}
