import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { CloseOutClock } from "#app/domain/remediation/clock.ts";
import type { PoamForm, PoamRow } from "#app/domain/remediation/poam.ts";
import { SOURCE_WORDS } from "#app/domain/remediation/vocabulary.ts";
import { paths } from "#app/paths.ts";
import { ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { ClockNotice } from "./clock-notice.tsx";
import { DueText } from "./item-columns.tsx";
import { PoamFiles } from "./poam-files.tsx";
import { WorkbookDifference } from "./workbook-difference.tsx";

export type PoamPageProps = {
  organizationId: string;
  organizationName: string;
  plan: { id: string; workbookId: string; systemName: string };
  today: CalendarDate;
  form: PoamForm;
  clock: CloseOutClock | null;
};

/** A plan as the POA&M of a Conditional status, to check, print or take along. */
export function PoamPage(props: PoamPageProps) {
  const { organizationId, plan, form, clock, today } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="Plan of action and milestones"
      kicker={plan.systemName}
      breadcrumb={[
        { label: "Remediation", href: subcontractor.remediation(organizationId) },
        { label: plan.systemName, href: subcontractor.remediationPlan(organizationId, plan.id) },
      ]}
      lead="The open items of the plan in the form of 32 CFR 170.21: what may stand on a POA&M, and by when it is closed out."
    >
      <TitleBlock
        label={`POA&M of ${plan.systemName}`}
        cells={[
          { label: "Organization", value: props.organizationName, wide: true },
          { label: "System", value: plan.systemName, wide: true },
          { label: "For", value: `Conditional ${form.type}` },
          {
            label: "Conditional CMMC Status Date",
            value: clock ? <DateText on={clock.statusDate} /> : "Not stated",
          },
          {
            label: "Close-out by",
            value: clock ? <DateText on={clock.lastDay} /> : "180 days after that date",
          },
          { label: "Score as the workbook counts it", value: `${form.countedScore} of 110` },
          { label: "As of", value: <DateText on={today} /> },
        ]}
      />
      <ClockNotice
        clock={clock}
        openCount={form.rows.length}
        notMetCount={form.rows.length + form.missing.length + form.stillNotMet.length}
        inboxHref={subcontractor.inbox(organizationId)}
      />
      <PermissionNotice form={form} />
      {form.missing.length > 0 && (
        <Notice tone="warning" title="Not met in the workbook, and not on the plan">
          <p>
            Each requirement that is not met needs a place on the POA&amp;M:{" "}
            {form.missing.join(", ")}. <Citation brief>32 CFR 170.24(c)(2)(i)(B)(6)</Citation>
          </p>
        </Notice>
      )}
      <WorkbookDifference {...form} organizationId={organizationId} plan={plan} />
      <Section title={`Open requirements (${form.rows.length})`} id="rows">
        <DataTable
          caption="Open requirements"
          captionHidden
          rows={form.rows}
          rowKey={({ item }) => item.id}
          columns={poamColumns(organizationId, plan.id, today)}
          empty={
            <EmptyState title="No requirement stands open on the plan">
              That is no close-out: it takes an assessment, posted in time.
            </EmptyState>
          }
        />
      </Section>
      {form.others.length > 0 && (
        <Section
          title={`Other weaknesses (${form.others.length})`}
          id="others"
          lead="On your plan, but about no requirement of NIST SP 800-171: no part of the POA&M of a Conditional status."
        >
          <DataTable
            caption="Other weaknesses"
            captionHidden
            rows={form.others}
            rowKey={({ item }) => item.id}
            columns={poamColumns(organizationId, plan.id, today)}
          />
        </Section>
      )}
      <ButtonRow>
        <PoamFiles organizationId={organizationId} planId={plan.id} />
      </ButtonRow>
    </Page>
  );
}

/** Whether what is on it may stand on the POA&M of a Conditional status. */
function PermissionNotice({ form }: { form: PoamForm }) {
  const blocked = form.rows.filter(({ blocker }) => blocker !== null);
  if (form.general.length + blocked.length > 0)
    return (
      <Notice tone="danger" title="This is no POA&M under which a Conditional status is permitted">
        <ul>
          {form.general.map(({ code, text, citation }) => (
            <li key={code}>
              {text} <Citation brief>{citation}</Citation>
            </li>
          ))}
          {blocked.length > 0 && (
            <li>
              {countWords(blocked.length, "item")} of it may not stay open: see “May it stand open”
              below.
            </li>
          )}
        </ul>
      </Notice>
    );
  if (form.rows.length === 0 || form.missing.length > 0) return null;
  return (
    <Notice tone="success" title="Everything on it may stand on a POA&M">
      <p>
        The score is at least 88 of 110, and no open requirement is worth more than it may be.{" "}
        <Citation brief>32 CFR 170.21(a)(2)</Citation>
      </p>
    </Notice>
  );
}

function poamColumns(
  organizationId: string,
  planId: string,
  today: CalendarDate,
): Column<PoamRow>[] {
  return [
    {
      id: "weakness",
      header: "Weakness",
      rowHeader: true,
      cell: ({ item, cmmcId, title }) => (
        <>
          <a href={paths.subcontractor.remediationItem(organizationId, planId, item.id)}>{title}</a>
          <p className="plan-item__weakness">
            {cmmcId && <span className="identifier">{cmmcId}: </span>}
            {item.requirement !== null && item.weakness} Source: {SOURCE_WORDS[item.source]}.
          </p>
        </>
      ),
    },
    { id: "points", header: "Points", align: "end", cell: ({ points }) => points },
    {
      id: "may",
      header: "May it stand open",
      cell: ({ blocker, item }) => {
        if (item.requirement === null) return "Not asked";
        if (!blocker) return "Yes";
        return (
          <>
            No. {blocker.text} <Citation brief>{blocker.citation}</Citation>
          </>
        );
      },
    },
    {
      id: "action",
      header: "Tasks, who, resources",
      cell: ({ item }) => <Tasks item={item} />,
    },
    {
      id: "due",
      header: "Completion",
      cell: ({ item }) => <DueText item={item} today={today} />,
    },
  ];
}

/** What is done about an item, the milestones on the way, who has it and what it takes. */
function Tasks({ item: { action, milestones, ownerName, resources } }: Pick<PoamRow, "item">) {
  return (
    <>
      {action || "No action yet."}
      {milestones.length > 0 && (
        <ul>
          {milestones.map(({ text, on }) => (
            <li key={`${text} ${on}`}>
              {text}
              {on && `, ${formatDate(on)}`}
            </li>
          ))}
        </ul>
      )}
      <p className="plan-item__weakness">
        {ownerName || "Nobody has it yet"}
        {resources && `. Takes: ${resources}`}
      </p>
    </>
  );
}
