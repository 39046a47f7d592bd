import { type SubmissionResult, useForm } from "@conform-to/react";
import type { KeptFile } from "#app/domain/retention/kept-file.ts";
import { LEAST_RETENTION_YEARS, MOST_RETENTION_YEARS } from "#app/domain/retention/period.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Prose } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { DisposalTable, type ShownDisposal } from "./disposal-table.tsx";
import { DueSection } from "./due-section.tsx";
import { HoldTable, type ShownHold } from "./hold-table.tsx";

export type RetentionPageProps = {
  organizationId: string;
  years: number;
  holds: readonly ShownHold[];
  hasMoreHolds: boolean;
  files: readonly KeptFile[];
  firstDueOn: string | null;
  firstHref?: string;
  nextHref?: string;
  disposals: readonly ShownDisposal[];
  hasMoreDisposals: boolean;
  /** what the person just did */
  done: string | null;
  mayManage: boolean;
  lastResult?: SubmissionResult;
};

/** How long evidence is kept, what must be kept longer, and what may go. */
export function RetentionPage(props: RetentionPageProps) {
  return (
    <Page
      title="Retention"
      lead="How long the evidence that your suppliers gave you is kept, what must be kept longer, and what may be disposed of. Nothing goes by itself: somebody decides."
    >
      {props.done && (
        <Notice tone="success" live>
          {props.done}
        </Notice>
      )}
      <PeriodSection {...props} />
      <HoldSection {...props} />
      <DueSection {...props} />
      <DisposalSection {...props} />
    </Page>
  );
}

function PeriodSection({ years, mayManage, lastResult }: RetentionPageProps) {
  return (
    <Section title="What is kept, and how long" id="period">
      <Prose>
        <p>
          The artifacts of a CMMC assessment are kept six years from its status date (
          <Citation brief>32 CFR 170.15(c)(2)</Citation>, <Citation brief>170.16(c)(4)</Citation>,{" "}
          <Citation brief>170.17(c)(4)</Citation>, <Citation brief>170.18(c)(4)</Citation>). The
          rule binds the organization that was assessed. You keep your copy as long, because you
          relied on it.
        </p>
        <p>
          No rule sets a period for other evidence. It is kept as long: beside an affirmation from
          the day of the affirmation, beside a certificate from its last day. A file beside several
          facts is kept for the latest. A file in an oversight record is kept as long after the
          record was built.
        </p>
        <p>
          Facts, reviews, decisions, records and the oversight log are kept for ever. Of a file that
          is disposed of, the name, the SHA-256 and the log entries stay. Your supplier keeps its
          own copy by its own period.
        </p>
      </Prose>
      {mayManage ? (
        <PeriodForm years={years} lastResult={lastResult} />
      ) : (
        <p>You keep evidence {years} years.</p>
      )}
    </Section>
  );
}

function PeriodForm({ years, lastResult }: Pick<RetentionPageProps, "years" | "lastResult">) {
  const [form, fields] = useForm<{ years: string }>({
    id: "period-form",
    lastResult,
    defaultValue: { years: String(years) },
  });
  return (
    <Form form={form}>
      <TextField
        field={fields.years}
        label="Years"
        hint={`From ${LEAST_RETENTION_YEARS} to ${MOST_RETENTION_YEARS}. A longer period holds for everything that was not disposed of yet.`}
        inputMode="numeric"
        width="xs"
      />
      <div>
        <Button look="secondary">Set the period</Button>
      </div>
    </Form>
  );
}

function HoldSection({ organizationId, holds, hasMoreHolds, mayManage }: RetentionPageProps) {
  const { prime } = paths;
  return (
    <Section
      title="Legal holds in force"
      id="holds"
      lead="A legal hold keeps everything it is about until it is released, whatever its age."
      action={
        mayManage && (
          <ButtonLink href={prime.newHold(organizationId)} look="secondary">
            Place a legal hold
          </ButtonLink>
        )
      }
    >
      {holds.length === 0 ? (
        <EmptyState title="No legal hold is in force">
          Place one as soon as a claim, an investigation or litigation is expected.
        </EmptyState>
      ) : (
        <HoldTable organizationId={organizationId} holds={holds} mayManage={mayManage} />
      )}
      <p>
        <a href={prime.holds(organizationId)}>
          {hasMoreHolds
            ? "All legal holds, and those that were released"
            : "History of legal holds"}
        </a>
      </p>
    </Section>
  );
}

function DisposalSection({ organizationId, disposals, hasMoreDisposals }: RetentionPageProps) {
  return (
    <Section title="Disposed of" id="disposed">
      {disposals.length === 0 ? (
        <EmptyState title="Nothing was disposed of">
          What you dispose of stands here with its name and its hash.
        </EmptyState>
      ) : (
        <DisposalTable organizationId={organizationId} disposals={disposals} />
      )}
      {hasMoreDisposals && (
        <p>
          <a href={paths.prime.disposals(organizationId)}>Everything that was disposed of</a>
        </p>
      )}
    </Section>
  );
}
