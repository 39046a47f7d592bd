import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { ACT_WORDS, WHOSE } from "#app/domain/outlook/act.ts";
import {
  OUTLOOK_LIST_WORDS,
  OUTLOOK_LISTS,
  type OutlookFilter,
} from "#app/domain/outlook/list-address.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { sayWhy } from "#app/domain/outlook/reason-words.ts";
import type { OutlookRow } from "#app/domain/outlook/row.ts";
import { ASSUMED_WORDS, REACH_WORDS } from "#app/domain/outlook/words.ts";
import { POSTURE_WORDS } from "#app/domain/posture/states.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { paths } from "#app/paths.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Tabs } from "#app/ui/kit/tabs.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type OutlookListProps = {
  organizationId: string;
  question: OutlookQuestion;
  /** the day on which it was known */
  asOf: string;
  filter: OutlookFilter;
  /** those of this page */
  rows: readonly OutlookRow[];
  /** how many fit the filter */
  listed: number;
  page: number;
  pages: number;
  listHref: (filter: Partial<OutlookFilter>, page?: number) => string;
  downloads: { csv: string; xlsx: string };
};

/** The subcontracts of an outlook: which move, why, and who is to act on each. */
export function OutlookListSection(props: OutlookListProps) {
  const { filter, rows, listed, page, pages, listHref } = props;
  const isNarrowed = filter.today || filter.ahead || filter.why || filter.reach;
  return (
    <Section
      title="The list to act on"
      id="list"
      lead={sayFilter(filter, listed)}
      action={isNarrowed && <a href={listHref({ list: "act" })}>Everything to act on</a>}
    >
      <Tabs
        label="Which subcontracts"
        tabs={OUTLOOK_LISTS.map((list) => ({
          label: OUTLOOK_LIST_WORDS[list],
          href: listHref({ list }),
          current: !isNarrowed && filter.list === list,
        }))}
      />
      <p>
        Download this list, all of it: <a href={props.downloads.csv}>CSV</a> ·{" "}
        <a href={props.downloads.xlsx}>XLSX</a>
      </p>
      <DataTable
        caption="Subcontracts of the outlook"
        captionHidden
        wide="most"
        columns={columns(props)}
        rows={rows}
        rowKey={({ subcontractId }) => subcontractId}
        empty={
          <EmptyState title="Nothing here" action={<a href={listHref({ list: "all" })}>All</a>}>
            {filter.list === "act" && !isNarrowed
              ? "Nobody has to act: everything may be awarded on that day."
              : "No subcontract fits what you chose."}
          </EmptyState>
        }
      />
      <Pager
        label="Pages of the outlook"
        previousHref={page > 1 ? listHref(filter, page - 1) : undefined}
        nextHref={page < pages ? listHref(filter, page + 1) : undefined}
        position={pages > 1 ? `Page ${page} of ${pages}` : undefined}
      />
    </Section>
  );
}

function sayFilter({ list, today, ahead, why, reach }: OutlookFilter, listed: number): string {
  const narrowed = [
    today && `today ${POSTURE_WORDS[today]}`,
    ahead && `then ${POSTURE_WORDS[ahead]}`,
    why && sayWhy(ahead ?? "ineligible", why),
    reach && `Level 2 (C3PAO): ${reach === "cannot" ? "not in time" : REACH_WORDS[reach]}`,
  ].filter(Boolean);
  const words = narrowed.length > 0 ? narrowed : [OUTLOOK_LIST_WORDS[list]];
  return `${countWords(listed, "subcontract")}: ${words.join("; ")}. The most urgent first.`;
}

function columns({
  organizationId,
  question: { on },
  asOf,
}: OutlookListProps): Column<OutlookRow>[] {
  const { prime } = paths;
  return [
    {
      id: "subcontract",
      header: "Subcontract",
      rowHeader: true,
      cell: ({ subcontractId, number, contractId, piid, value }) => (
        <>
          <a className="identifier" href={prime.subcontract(organizationId, subcontractId)}>
            {number}
          </a>{" "}
          <br />
          <small>
            under <a href={prime.contract(organizationId, contractId)}>{formatPiid(piid)}</a>
            {value !== null && <>, {formatValue(value)}</>}
          </small>
        </>
      ),
    },
    {
      id: "supplier",
      header: "Supplier",
      cell: ({ supplierId, supplierName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{supplierName}</a>
      ),
    },
    { id: "today", header: "Today", cell: ({ today }) => <StateMark state={today} /> },
    {
      id: "then",
      header: formatDate(on),
      cell: ({ ahead, turnsOn, restsOn }) => (
        <>
          <StateMark state={ahead} />
          {turnsOn && (
            <>
              {" "}
              <br />
              <small>
                from <DateText on={turnsOn} />
              </small>
            </>
          )}
          {restsOn.map((kind) => (
            <span key={kind}>
              {" "}
              <br />
              <small>{ASSUMED_WORDS[kind]}</small>
            </span>
          ))}
        </>
      ),
    },
    { id: "why", header: "Why", cell: WhyCell },
    {
      id: "c3pao",
      header: "By a C3PAO",
      cell: ({ needed }) => <ThirdPartyCell needed={needed} asOf={asOf} />,
    },
    { id: "act", header: "What to do, and who", cell: ActCell },
  ];
}

function WhyCell(row: OutlookRow) {
  const { reason, ahead, holdsUntil, requiredToday, requiredThen, isRemovalPending } = row;
  if (!reason) return "Nobody answered what information flows.";
  return (
    <>
      {reason.text} <Citation brief>{reason.citation}</Citation>
      {ahead === "lapsing" && holdsUntil && (
        <>
          {" "}
          <br />
          <small>
            That holds until <DateText on={holdsUntil} />.
          </small>
        </>
      )}
      {requiredThen !== requiredToday && (
        <>
          {" "}
          <br />
          <small>
            Requires {requiredThen ?? "no CMMC status"} then, {requiredToday ?? "none"} today.
          </small>
        </>
      )}
      {isRemovalPending && (
        <>
          {" "}
          <br />
          <small>That requirement is to be removed from the contract, as was directed.</small>
        </>
      )}
    </>
  );
}

function ThirdPartyCell({ needed, asOf }: { needed: OutlookRow["needed"]; asOf: string }) {
  if (!needed) return "Not lacking";
  return (
    <>
      {needed.reach === "in-time" ? (
        REACH_WORDS[needed.reach]
      ) : (
        <Tag look="strong">{REACH_WORDS[needed.reach]}</Tag>
      )}{" "}
      <br />
      <small>
        needed on <DateText on={needed.neededOn} />;{" "}
        {needed.beginBy < asOf ? "had to be begun by" : "to be begun by"}{" "}
        <DateText on={needed.beginBy} />
      </small>
    </>
  );
}

function ActCell({ act, contact, owner }: OutlookRow) {
  if (!act) return "Nothing";
  const withWhom =
    WHOSE[act] === "us" ? (owner ?? "nobody owns the supplier") : contactWords(contact);
  return (
    <>
      {ACT_WORDS[act]} <br />
      <small>
        {WHOSE[act] === "us" ? "Us" : "With"}: {withWhom}
        {WHOSE[act] === "supplier" && owner && `; followed by ${owner}`}
      </small>
    </>
  );
}

function contactWords(contact: OutlookRow["contact"]): string {
  if (!contact) return "no contact is known";
  return contact.name || contact.email;
}
