import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  RESPONSE_STATE_WORDS,
  RESPONSE_STATES,
  type ResponseState,
  waitsForSupplier,
} from "#app/domain/questionnaire/response-state.ts";
import {
  type SentAddress,
  type SentSort,
  writeSentAddress,
} from "#app/domain/questionnaire/sent-address.ts";
import type { SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Stat, StatRow } from "#app/ui/kit/stat.tsx";
import { QuestionnaireTabs } from "./questionnaire-tabs.tsx";
import { ResponseStateTag } from "./response-state-tag.tsx";

type SentListPageProps = {
  organizationId: string;
  on: CalendarDate;
  /** what is shown, and sorted how */
  address: Omit<SentAddress, "page">;
  /** what was ever sent, to narrow the list to */
  questionnaires: readonly { questionnaire: string; title: string }[];
  items: readonly SentItem[];
  counts: Record<ResponseState, number>;
  late: number;
  /** how many were sent just now; null when none was */
  sent: number | null;
  skipped: number;
  downloads: { csv: string; xlsx: string };
  previousHref?: string;
  nextHref?: string;
};

/** What was sent to whom, how far each is, and how many stand where. */
export function SentListPage(props: SentListPageProps) {
  const { organizationId, items } = props;
  return (
    <Page
      title="Sent questionnaires"
      lead="How far each supplier is. A figure leads to the list that makes it."
      action={
        <ButtonLink href={paths.prime.questionnaires(organizationId)}>
          Send a questionnaire
        </ButtonLink>
      }
    >
      <QuestionnaireTabs organizationId={organizationId} current="sent" />
      {props.sent !== null && <SentNotice sent={props.sent} skipped={props.skipped} />}
      <Funnel {...props} />
      <Search {...props} />
      <p className="only-on-screen">
        Download the answers of this list:{" "}
        <a href={props.downloads.csv} download>
          CSV
        </a>
        ,{" "}
        <a href={props.downloads.xlsx} download>
          XLSX
        </a>
      </p>
      <DataTable
        caption="Sent questionnaires"
        captionHidden
        columns={columnsOf(props)}
        rows={items}
        rowKey={(item) => item.id}
        empty={<Nothing {...props} />}
      />
      <Pager
        label="Pages of sent questionnaires"
        previousHref={props.previousHref}
        nextHref={props.nextHref}
      />
    </Page>
  );
}

const SORT_WORDS: Record<SentSort, string> = {
  sent: "Newest sent first",
  supplier: "Supplier",
  questionnaire: "Questionnaire",
  due: "Due soonest first",
};

function Search({ organizationId, address, questionnaires, items }: SentListPageProps) {
  if (items.length === 0 && !isNarrowed(address)) return null;
  return (
    <SearchBar
      label="Search what was sent"
      placeholder="Supplier, UEI, CAGE or questionnaire"
      query={address.search}
      clearHref={paths.prime.sentQuestionnaires(organizationId)}
      filters={[
        {
          name: "state",
          label: "Where it stands",
          value: address.isLate ? "late" : address.state,
          options: [
            ...RESPONSE_STATES.map((state) => ({
              value: state,
              label: RESPONSE_STATE_WORDS[state],
            })),
            { value: "late", label: "Late" },
          ],
        },
        {
          name: "questionnaire",
          label: "Questionnaire",
          value: address.questionnaire,
          options: questionnaires.map(({ questionnaire, title }) => ({
            value: questionnaire,
            label: title,
          })),
        },
        {
          name: "sort",
          label: "Sort by",
          value: address.sort,
          all: SORT_WORDS.sent,
          options: (["supplier", "questionnaire", "due"] as const).map((sort) => ({
            value: sort,
            label: SORT_WORDS[sort],
          })),
        },
      ]}
    />
  );
}

function isNarrowed({ search, state, questionnaire, isLate }: SentListPageProps["address"]) {
  return Boolean(search || state || questionnaire || isLate);
}

function SentNotice({ sent, skipped }: { sent: number; skipped: number }) {
  return (
    <Notice tone="success" live>
      Sent to {countWords(sent, "supplier")}.
      {skipped > 0 && ` ${countWords(skipped, "supplier")} got none.`}
    </Notice>
  );
}

/** What was withdrawn is no step of the way. */
const STEPS = RESPONSE_STATES.filter((state) => state !== "withdrawn");

function Funnel({ organizationId, counts, late }: SentListPageProps) {
  const base = paths.prime.sentQuestionnaires(organizationId);
  return (
    <StatRow label="Questionnaires by where they stand">
      {STEPS.map((state) => (
        <Stat
          key={state}
          value={counts[state]}
          label={RESPONSE_STATE_WORDS[state]}
          href={`${base}${writeSentAddress({ state })}`}
        />
      ))}
      <Stat value={late} label="Late" href={`${base}${writeSentAddress({ isLate: true })}`} />
    </StatRow>
  );
}

function columnsOf({ organizationId, on, address }: SentListPageProps): Column<SentItem>[] {
  const { prime } = paths;
  const sortBy = (sort: SentSort) => sortedBy(sort, organizationId, address);
  return [
    {
      id: "supplier",
      header: "Supplier",
      rowHeader: true,
      ...sortBy("supplier"),
      cell: ({ supplierId, legalName }) => (
        <a href={prime.supplier(organizationId, supplierId)}>{legalName}</a>
      ),
    },
    {
      id: "title",
      header: "Questionnaire",
      ...sortBy("questionnaire"),
      cell: ({ id, title, version }) => (
        <>
          <a href={prime.sentQuestionnaire(organizationId, id)}>{title}</a>, version {version}
        </>
      ),
    },
    { id: "state", header: "State", cell: ({ state }) => <ResponseStateTag state={state} /> },
    {
      id: "sent",
      header: "Sent",
      ...sortBy("sent"),
      cell: ({ sentAt }) => <InstantText at={sentAt} />,
    },
    {
      id: "due",
      header: "Due",
      ...sortBy("due"),
      cell: ({ dueOn, state }) =>
        waitsForSupplier(state) ? <Due dueOn={dueOn} on={on} /> : <DateText on={dueOn} />,
    },
  ];
}

/** The head of a column by which the list is sorted, the other way round when it already is. */
function sortedBy(
  sort: SentSort,
  organizationId: string,
  address: SentListPageProps["address"],
): Pick<Column<SentItem>, "sortHref" | "sorted"> {
  const isSorted = (address.sort ?? "sent") === sort;
  const isTurned = isSorted && !address.isTurned;
  const isDown = (sort === "sent") !== (address.isTurned ?? false);
  const base = paths.prime.sentQuestionnaires(organizationId);
  return {
    sortHref: `${base}${writeSentAddress({ ...address, sort, isTurned })}`,
    sorted: isSorted ? (isDown ? "descending" : "ascending") : undefined,
  };
}

function Nothing({ organizationId, address }: SentListPageProps) {
  if (isNarrowed(address))
    return (
      <EmptyState
        title="None fits"
        action={<a href={paths.prime.sentQuestionnaires(organizationId)}>Show all</a>}
      >
        Nothing that was sent fits what you chose.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing was sent yet"
      action={
        <ButtonLink href={paths.prime.questionnaires(organizationId)}>
          Look at the questionnaires
        </ButtonLink>
      }
    >
      Choose a questionnaire, look at it as your supplier sees it, and send it to one or many.
    </EmptyState>
  );
}
