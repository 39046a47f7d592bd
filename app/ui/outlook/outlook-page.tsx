import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { z } from "zod";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { OutlookCounts } from "#app/domain/outlook/counts.ts";
import { KeepOutlookForm } from "#app/domain/outlook/keep-form.ts";
import { type OutlookFilter, outlookListFields } from "#app/domain/outlook/list-address.ts";
import { outlookFields, type ReadOutlook } from "#app/domain/outlook/question.ts";
import { listAssumptions } from "#app/domain/outlook/words.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { OutlookAnswer, type OutlookAnswerProps } from "./outlook-answer.tsx";
import { type KnownDay, OutlookForm } from "./outlook-form.tsx";
import { type OutlookListProps, OutlookListSection } from "./outlook-list.tsx";

type OutlookPageProps = Pick<ReadOutlook, "written" | "errors"> & {
  organizationId: string;
  contracts: readonly { value: string; label: string }[];
  knownDays: readonly KnownDay[];
  /** null where what was asked cannot be */
  looked:
    | (Pick<OutlookAnswerProps, "asOf" | "question"> &
        Pick<OutlookListProps, "filter" | "rows" | "listed" | "page" | "pages"> & {
          counts: OutlookCounts;
          /** what the page shows, for whoever keeps it */
          shown: string;
        })
    | null;
  mayKeep: boolean;
  lastResult?: SubmissionResult | undefined;
};

/** What would be decided on a day to come, under assumptions that a person sets. */
export function OutlookPage(props: OutlookPageProps) {
  const { looked } = props;
  return (
    <Page
      title={looked ? `Outlook on ${formatDate(looked.question.on)}` : "Outlook"}
      lead="Who may be awarded on a day to come, if what you assume holds. The verdicts are decided as always; the day and the assumptions are yours."
    >
      <OutlookForm {...props} />
      {looked && <Looked {...props} looked={looked} />}
    </Page>
  );
}

type LookedProps = OutlookPageProps & { looked: NonNullable<OutlookPageProps["looked"]> };

function Looked(props: LookedProps) {
  const { organizationId, looked, mayKeep } = props;
  const { question, asOf, counts, filter } = looked;
  const { prime } = paths;
  if (counts.total.count === 0)
    return (
      <EmptyState
        title="No open subcontract to look ahead for"
        action={<ButtonLink href={prime.contracts(organizationId)}>Open the contracts</ButtonLink>}
      >
        Record a subcontract under a contract, or choose another contract. Then this page shows what
        would be decided about it on that day.
      </EmptyState>
    );
  const fields = outlookFields(question);
  const addressOf = (base: string, more: Record<string, string> = {}) =>
    `${base}?${new URLSearchParams({ ...fields, ...more })}`;
  const listHref = (one: Partial<OutlookFilter>, page = 1) =>
    `${addressOf(prime.outlook(organizationId), {
      ...outlookListFields(one),
      ...(page > 1 && { page: String(page) }),
    })}#list`;
  const narrowed = outlookListFields(filter);
  return (
    <>
      <OutlookAnswer
        asOf={asOf}
        question={question}
        counts={counts}
        assumptions={listAssumptions(question, asOf)}
        listHref={listHref}
        dayHref={(on) => addressOf(prime.outlook(organizationId), { on })}
      />
      <OutlookListSection
        {...looked}
        organizationId={organizationId}
        listHref={listHref}
        downloads={{
          csv: addressOf(prime.exportOutlook(organizationId, "csv"), narrowed),
          xlsx: addressOf(prime.exportOutlook(organizationId, "xlsx"), narrowed),
        }}
      />
      {mayKeep && <KeepSection {...props} />}
    </>
  );
}

function KeepSection({ organizationId, looked, lastResult }: LookedProps) {
  const [form, fields] = useForm<z.input<typeof KeepOutlookForm>>({
    id: "keep-outlook",
    lastResult,
    constraint: getZodConstraint(KeepOutlookForm),
  });
  const address = `${paths.prime.outlook(organizationId)}?${new URLSearchParams(outlookFields(looked.question))}`;
  return (
    <Section
      title="Keep it as a dated analysis"
      onScreenOnly
      id="keep"
      lead="Its assumptions, the day, what was known, the counts and every row are frozen under a name. The oversight log gets the digest of what you see."
    >
      <Form form={form} action={address} hidden={{ shown: looked.shown }}>
        <TextField
          field={fields.name}
          label="Name"
          hint="What it is for: Option 2 of the pump contract, if nobody renews."
        />
        <ButtonRow>
          <Button look="secondary">Keep this outlook</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}
