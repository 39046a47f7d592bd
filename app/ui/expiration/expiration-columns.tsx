import { EXPIRATION_WORDS, type ExpirationKind } from "#app/domain/expiration/kinds.ts";
import { calendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { paths } from "#app/paths.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import type { Column } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { AskedWords, type ShownAsked } from "#app/ui/renewal/asked-words.tsx";

type Named = { id: string; name: string };

export type ExpirationRow = {
  kind: ExpirationKind;
  on: string;
  id: string;
  what: string;
  meaning: string;
  citation: string | null;
  supplier: Named | null;
  subcontract: Named | null;
  contract: Named | null;
  /** when who was asked to renew it; null where nobody was */
  asked: ShownAsked | null;
  /** how it is chosen to be renewed; null where it cannot be, or was asked for */
  renew: string | null;
  /** when somebody is reminded of it next; null when nobody will be */
  nextReminderOn: string | null;
  /** until when nobody wants to be reminded, and why */
  snooze: { until: string; reason: string; byName: string } | null;
};

/** What is due is what was asked for. */
const ASKED_ITSELF: readonly ExpirationKind[] = ["answer-due", "questionnaire-due"];

/** What a list shows of each day that ends something. */
export function expirationColumns(
  organizationId: string,
  today: string,
  maySnooze: boolean,
): Column<ExpirationRow>[] {
  const { prime } = paths;
  return [
    {
      id: "day",
      header: "Day",
      rowHeader: true,
      cell: ({ on }) => (
        <>
          <DateText on={on} /> <br />
          <DaysLeft on={on} today={today} />
        </>
      ),
    },
    { id: "kind", header: "Kind", cell: ({ kind }) => EXPIRATION_WORDS[kind] },
    {
      id: "meaning",
      header: "What it means",
      cell: ({ what, meaning, citation }) => (
        <>
          <strong>{what}</strong> <br />
          {meaning}
          {citation && (
            <>
              {" "}
              <Citation brief>{citation}</Citation>
            </>
          )}
        </>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplier }) =>
        supplier ? (
          <a href={prime.supplier(organizationId, supplier.id)}>{supplier.name}</a>
        ) : (
          "None"
        ),
    },
    {
      id: "under",
      header: "Subcontract or contract",
      cell: ({ supplier, subcontract, contract }) => {
        if (subcontract)
          return (
            <a className="identifier" href={prime.subcontract(organizationId, subcontract.id)}>
              {subcontract.name}
            </a>
          );
        if (contract)
          return (
            <a className="identifier" href={prime.contract(organizationId, contract.id)}>
              {contract.name}
            </a>
          );
        return supplier ? "Every one of this supplier" : "Every contract";
      },
    },
    {
      id: "asked",
      header: "Renewal",
      cell: ({ asked, renew, kind }) => {
        if (asked) return <AskedWords organizationId={organizationId} asked={asked} />;
        if (renew) return "Not asked for";
        return ASKED_ITSELF.includes(kind) ? "Asked for already" : "Nothing to renew";
      },
    },
    {
      id: "reminder",
      header: "Next reminder",
      cell: (row) => (
        <NextReminder row={row} snoozeHref={maySnooze ? prime.snooze(organizationId, row) : null} />
      ),
    },
  ];
}

function NextReminder({ row, snoozeHref }: { row: ExpirationRow; snoozeHref: string | null }) {
  const { nextReminderOn, snooze, what } = row;
  return (
    <>
      {nextReminderOn ? <DateText on={nextReminderOn} /> : "None"}
      {snooze && (
        <>
          {" "}
          <br />
          Snoozed by {snooze.byName}: “{snooze.reason}”
        </>
      )}
      {snoozeHref && (nextReminderOn || snooze) && (
        <>
          {" "}
          <br />
          <a
            className="only-on-screen"
            href={snoozeHref}
            aria-label={`Snooze the reminders of ${what}`}
          >
            Snooze
          </a>
        </>
      )}
    </>
  );
}

function DaysLeft({ on, today }: { on: string; today: string }) {
  const days = daysBetween(calendarDate(today), calendarDate(on));
  if (days < 0) return <Tag look="strong">{countWords(-days, "day")} late</Tag>;
  return days === 0 ? <Tag look="strong">Today</Tag> : <>in {countWords(days, "day")}</>;
}
