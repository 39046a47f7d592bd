import { type SubmissionResult, useForm } from "@conform-to/react";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { CloseOutClock } from "#app/domain/remediation/clock.ts";
import type { DraftItem } from "#app/domain/remediation/draft-items.ts";
import type { PlanChart } from "#app/domain/remediation/plan-chart.ts";
import type { PoamForm } from "#app/domain/remediation/poam.ts";
import type { PlanProgress, Slip } from "#app/domain/remediation/progress.ts";
import { type SharingLevel, SOURCE_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TextArea } from "#app/ui/kit/text-area.tsx";
import { TextField } from "#app/ui/kit/text-field.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { ClockNotice } from "./clock-notice.tsx";
import { itemColumns, type PlanRow } from "./item-columns.tsx";
import { PlanCharts } from "./plan-charts.tsx";
import { PlanReviews, type ShownReview } from "./plan-reviews.tsx";
import { PoamFiles } from "./poam-files.tsx";
import { SlipList } from "./slip-list.tsx";
import { WorkbookDifference } from "./workbook-difference.tsx";

export type PlanPageProps = {
  organizationId: string;
  plan: { id: string; workbookId: string; systemName: string };
  today: CalendarDate;
  items: readonly PlanRow[];
  progress: PlanProgress;
  slips: readonly Slip[];
  clock: CloseOutClock | null;
  /** the last day of a close-out that is not done; null without one */
  closeOutBy: CalendarDate | null;
  chart: PlanChart;
  difference: Pick<PoamForm, "stillNotMet" | "statedWithoutItem">;
  score: number | null;
  /** what the workbook says is not met */
  notMetCount: number;
  unplanned: readonly DraftItem[];
  suggested: readonly DraftItem[];
  readers: readonly { primeName: string; level: string }[];
  reviews: readonly ShownReview[];
  done: string | null;
  lastResult?: SubmissionResult;
};

/** A plan: where the clock stands, what moves, and every item that cures a gap. */
export function PlanPage(props: PlanPageProps) {
  const { organizationId, plan, items, progress, slips, clock, closeOutBy, today } = props;
  const { subcontractor } = paths;
  const standing = items.filter(({ status }) => status !== "dropped");
  const dropped = items.filter(({ status }) => status === "dropped");
  const columns = itemColumns({ organizationId, planId: plan.id, today });
  return (
    <Page
      title={plan.systemName}
      kicker="Remediation plan"
      breadcrumb={[{ label: "Remediation", href: subcontractor.remediation(organizationId) }]}
      action={
        <ButtonLink href={subcontractor.poam(organizationId, plan.id)}>
          See it as a POA&amp;M
        </ButtonLink>
      }
    >
      {props.done && (
        <Notice tone="success" live>
          {props.done}
        </Notice>
      )}
      <TitleBlock
        label={`How far the plan for ${plan.systemName} is`}
        cells={[
          { label: "Open", value: progress.openCount },
          { label: "Done", value: progress.doneCount },
          {
            label: "To be finished by",
            value: progress.finishOn ? <DateText on={progress.finishOn} /> : "No due dates yet",
          },
          { label: "Score today", value: props.score ?? "None without a plan (3.12.4)" },
          { label: "Last change", value: <DateText on={progress.movedOn} /> },
        ]}
      />
      <ClockNotice
        clock={clock}
        openCount={progress.openCount}
        notMetCount={props.notMetCount}
        inboxHref={subcontractor.inbox(organizationId)}
      />
      {slips.length > 0 && (
        <Notice tone="warning" title="The plan slips">
          <SlipList slips={slips} progress={progress} closeOutBy={closeOutBy} />
        </Notice>
      )}
      <WorkbookDifference {...props.difference} organizationId={organizationId} plan={plan} />
      <Section
        title={`Items (${standing.length})`}
        id="items"
        lead="First what should be fixed first. Each item opens on its own page, where you say who does what by when."
      >
        <DataTable
          caption="Items of the plan"
          captionHidden
          rows={standing}
          rowKey={({ id }) => id}
          columns={columns}
          empty={
            <EmptyState title="Nothing is on the plan">
              The workbook leaves nothing open. Add a weakness of your own below.
            </EmptyState>
          }
        />
        {dropped.length > 0 && (
          <Disclosure summary={`${countWords(dropped.length, "item")} taken off the plan`}>
            <DataTable
              caption="Items that were taken off the plan"
              captionHidden
              rows={dropped}
              rowKey={({ id }) => id}
              columns={columns}
            />
          </Disclosure>
        )}
      </Section>
      <Section title="Is it moving?" id="chart">
        <PlanCharts chart={props.chart} today={today} closeOutBy={closeOutBy} />
      </Section>
      <AddSection {...props} />
      <Section title="What your primes see" id="primes">
        <p>{sayReaders(props.readers)}</p>
        <p>
          <a href={subcontractor.remediationSharing(organizationId, plan.id)}>
            Choose what each prime sees
          </a>
        </p>
        <PlanReviews reviews={props.reviews} />
      </Section>
      <Section title="Spreadsheet and OSCAL" id="files" onScreenOnly>
        <ButtonRow>
          <PoamFiles organizationId={organizationId} planId={plan.id} />
          <ButtonLink look="secondary" href={subcontractor.importPlan(organizationId, plan.id)}>
            Take in a plan that you have
          </ButtonLink>
        </ButtonRow>
      </Section>
    </Page>
  );
}

function sayReaders(readers: PlanPageProps["readers"]): string {
  if (readers.length === 0) return "No prime sees anything of this plan.";
  return readers.map(({ primeName, level }) => `${primeName} sees ${level}.`).join(" ");
}

function AddSection({ unplanned, suggested, lastResult }: PlanPageProps) {
  const [form, fields] = useForm<{ requirement: string; weakness: string }>({
    id: "own",
    lastResult,
  });
  return (
    <Section title="Put something on the plan" id="add" onScreenOnly>
      {unplanned.length > 0 && (
        <Notice
          tone="warning"
          title={`${countWords(unplanned.length, "requirement")} not met in the workbook ${unplanned.length === 1 ? "is" : "are"} not on the plan`}
          action={
            <Form id="unplanned" hidden={{ intent: "unplanned" }} layout="plain">
              <Button look="secondary">Add what is not met</Button>
            </Form>
          }
        >
          <p>{unplanned.map(({ requirement }) => requirement).join(", ")}</p>
        </Notice>
      )}
      {suggested.length > 0 && (
        <ul className="plan-suggestions">
          {suggested.map(({ source, sourceKey, weakness }) => (
            <li key={`${source} ${sourceKey}`}>
              <p>
                <strong>{SOURCE_WORDS[source]}.</strong> {weakness}
              </p>
              <Form
                id={`suggested-${sourceKey}`}
                hidden={{ intent: "suggested", sourceKey }}
                layout="plain"
              >
                <Button look="secondary">Add to the plan</Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form form={form} hidden={{ intent: "own" }}>
        <TextArea
          field={fields.weakness}
          label="A weakness of your own"
          hint="What is missing, in a sentence. No CUI in here."
          rows={2}
        />
        <TextField
          field={fields.requirement}
          label="Requirement it is about"
          hint="A number such as 3.5.3, where there is one. The points come from it."
          optional
          width="s"
        />
        <ButtonRow>
          <Button look="secondary">Add to the plan</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** What is told once something was done on the page of a plan. */
export function sayDone(done: string | null): string | null {
  if (done === "made")
    return "The plan is made. Give each item somebody, an action and a due date.";
  if (done === "added") return "It is on the plan.";
  if (done === "saved") return "The item is saved. What it said before stays in its history.";
  if (done === "taken") return "What you chose from the file is on the plan.";
  return null;
}

const SEEN: Record<SharingLevel, string> = {
  progress: "how many items are open, when the plan is to be finished, and whether it slips",
  items: "every item and the files of its closing, without who has it and what it costs",
  history:
    "every item, the files of its closing, who has it and how its due date moved, without what it costs",
};

/** What a prime sees, as a sentence goes on. */
export function sayLevel(level: SharingLevel): string {
  return SEEN[level];
}
