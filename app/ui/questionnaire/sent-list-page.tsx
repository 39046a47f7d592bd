import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import {
  RESPONSE_STATE_WORDS,
  RESPONSE_STATES,
  type ResponseState,
  waitsForSupplier,
} from "#app/domain/questionnaire/response-state.ts";
import { writeSentAddress } from "#app/domain/questionnaire/sent-address.ts";
import type { SentFilter, SentItem } from "#app/domain/questionnaire/sent-questionnaire.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { Stat, StatRow } from "#app/ui/kit/stat.tsx";
import { QuestionnaireTabs } from "./questionnaire-tabs.tsx";
import { ResponseStateTag } from "./response-state-tag.tsx";

type SentListPageProps = {
  organizationId: string;
  on: CalendarDate;
  filter: SentFilter;
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
  const { organizationId, filter, items } = props;
  const base = paths.prime.sentQuestionnaires(organizationId);
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
      {(filter.state || filter.isLate || filter.questionnaire) && (
        <p>
          {filter.isLate ? "Late" : filter.state && RESPONSE_STATE_WORDS[filter.state]} only.{" "}
          <a href={base}>Show all</a>
        </p>
      )}
      <p>
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

function columnsOf({ organizationId, on }: SentListPageProps): Column<SentItem>[] {
  const { prime } = paths;
  return [
    {
      id: "supplier",
      header: "Supplier",
      rowHeader: true,
      cell: ({ id, legalName }) => (
        <a href={prime.sentQuestionnaire(organizationId, id)}>{legalName}</a>
      ),
    },
    {
      id: "title",
      header: "Questionnaire",
      cell: ({ title, version }) => `${title}, version ${version}`,
    },
    { id: "state", header: "State", cell: ({ state }) => <ResponseStateTag state={state} /> },
    { id: "sent", header: "Sent", cell: ({ sentAt }) => <InstantText at={sentAt} /> },
    {
      id: "due",
      header: "Due",
      cell: ({ dueOn, state }) =>
        waitsForSupplier(state) ? <Due dueOn={dueOn} on={on} /> : <DateText on={dueOn} />,
    },
  ];
}

function Nothing({ organizationId, filter }: SentListPageProps) {
  const isNarrowed = filter.state || filter.isLate || filter.questionnaire;
  if (isNarrowed)
    return <EmptyState title="None stands here now">Look at another step, or at all.</EmptyState>;
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
