import { Fragment } from "react";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
  formatDate,
} from "#app/domain/kernel/calendar-date.ts";
import { WORK_KIND_WORDS, type WorkKind } from "#app/domain/worklist/kinds.ts";
import {
  sayWork,
  type WorkOwner,
  workQuery,
  writeOwner,
} from "#app/domain/worklist/list-address.ts";
import { URGENCIES, URGENCY_WORDS, urgencyOf } from "#app/domain/worklist/urgency.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Pager } from "#app/ui/kit/pager.tsx";
import { SearchBar } from "#app/ui/kit/search-bar.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Stat, StatRow } from "#app/ui/kit/stat.tsx";
import type { WorkRow } from "./work-row.ts";
import { WorkTable } from "./work-table.tsx";

type TodayPageProps = {
  organizationId: string;
  personId: string;
  today: CalendarDate;
  filter: { kind?: WorkKind | undefined; contractId?: string | undefined; owner: WorkOwner };
  /** what the reader's role can do about anything at all */
  kinds: readonly WorkKind[];
  /** how much of each kind there is for the same owner and contract, whatever kind is chosen */
  counts: readonly { kind: WorkKind; count: number }[];
  rows: readonly WorkRow[];
  /** for whom the reader stands in today, and who stands in for the reader */
  deputyships: readonly {
    isMine: boolean;
    ownerName: string;
    deputyName: string;
    endsOn: string;
  }[];
  contracts: readonly { value: string; label: string }[];
  owners: readonly { value: string; label: string }[];
  /** whether the page is not the first */
  isLater: boolean;
  nextHref?: string | undefined;
};

/** What waits for one person: the most urgent first, each with what to do about it. */
export function TodayPage(props: TodayPageProps) {
  const { organizationId, filter, rows, counts, kinds } = props;
  const list = paths.prime.today(organizationId);
  if (kinds.length === 0)
    return (
      <Page title="Today">
        <EmptyState
          title="Nothing waits for you"
          action={<a href={paths.prime.overview(organizationId)}>Open the overview</a>}
        >
          You read here and change nothing: whatever there is to do waits for somebody else.
        </EmptyState>
      </Page>
    );
  return (
    <Page title="Today" lead={LEADS[typeof filter.owner === "string" ? filter.owner : "person"]}>
      <StandsIn {...props} />
      {counts.length > 0 && (
        <StatRow label="What waits, by kind">
          {counts.map(({ kind, count }) => (
            <Stat
              key={kind}
              value={sayWork(count)}
              label={WORK_KIND_WORDS[kind]}
              href={list + workQuery({ ...filter, kind })}
            />
          ))}
        </StatRow>
      )}
      <Together {...props} />
      <Filters {...props} />
      {rows.length === 0 ? <NothingWaits {...props} /> : <Groups {...props} />}
      {props.isLater && rows.length > 0 && (
        <p>
          <a href={list + workQuery(filter)}>Back to the most urgent</a>
        </p>
      )}
      <Pager label="Pages of the worklist" isLater={props.isLater} nextHref={props.nextHref} />
    </Page>
  );
}

function StandsIn({ organizationId, deputyships }: TodayPageProps) {
  if (deputyships.length === 0) return null;
  return (
    <p>
      {deputyships
        .map(({ isMine, ownerName, deputyName, endsOn }) => {
          const until = formatDate(calendarDate(endsOn));
          return isMine
            ? `${deputyName} stands in for you until ${until}.`
            : `You stand in for ${ownerName} until ${until}.`;
        })
        .join(" ")}{" "}
      <a href={paths.prime.deputies(organizationId)}>Deputies</a>
    </p>
  );
}

/** Where several of one kind are done together. */
function Together({ organizationId, counts }: TodayPageProps) {
  const { prime } = paths;
  const several = (kinds: readonly WorkKind[]) =>
    counts.reduce((sum, { kind, count }) => sum + (kinds.includes(kind) ? count : 0), 0) > 1;
  const list = prime.subcontracts(organizationId);
  const links = [
    {
      isThere: several(["information-to-answer"]),
      href: `${list}?standing=to-answer`,
      words: "answer the information of several",
    },
    {
      isThere: several(["flowdown-to-issue", "flowdown-outdated"]),
      href: `${list}?standing=to-issue`,
      words: "issue several flowdowns",
    },
    {
      isThere: several(["answer-late"]),
      href: `${prime.chase(organizationId)}?late=yes`,
      words: "remind several suppliers",
    },
  ].filter(({ isThere }) => isThere);
  if (links.length === 0) return null;
  return (
    <p>
      At once:{" "}
      {links.map(({ href, words }, index) => (
        <Fragment key={href}>
          {index > 0 && " · "}
          <a href={href}>{words}</a>
        </Fragment>
      ))}
    </p>
  );
}

const LEADS: Record<Exclude<WorkOwner, object> | "person", string> = {
  "for-me": "What waits for you, and what nobody owns: the most urgent first.",
  me: "What waits for you alone: the most urgent first.",
  nobody: "What belongs to nobody who works here: the most urgent first.",
  everybody: "What waits for anybody here: the most urgent first.",
  person: "What waits for one person: the most urgent first.",
};

function Groups(props: TodayPageProps) {
  const { filter, rows, today } = props;
  const isOwnerTold = filter.owner === "everybody" || typeof filter.owner === "object";
  return URGENCIES.map((urgency) => {
    const own = rows.filter(({ until }) => urgencyOf(calendarDateOrNull(until), today) === urgency);
    if (own.length === 0) return null;
    const words = URGENCY_WORDS[urgency];
    return (
      <Section key={urgency} title={words}>
        <WorkTable {...props} rows={own} caption={`Work: ${words}`} isOwnerTold={isOwnerTold} />
      </Section>
    );
  });
}

function Filters({ organizationId, filter, kinds, contracts, owners }: TodayPageProps) {
  return (
    <SearchBar
      clearHref={paths.prime.today(organizationId)}
      filters={[
        {
          name: "kind",
          label: "Kind",
          value: filter.kind,
          options: kinds.map((kind) => ({ value: kind, label: WORK_KIND_WORDS[kind] })),
        },
        { name: "contract", label: "Contract", value: filter.contractId, options: contracts },
        {
          name: "owner",
          label: "Whose",
          value: writeOwner(filter.owner),
          all: "Mine and nobody’s",
          options: [
            { value: "me", label: "Mine" },
            { value: "nobody", label: "Nobody’s" },
            { value: "everybody", label: "Everybody’s" },
            ...owners,
          ],
        },
      ]}
    />
  );
}

function NothingWaits({ organizationId, filter, isLater }: TodayPageProps) {
  const list = paths.prime.today(organizationId);
  if (isLater)
    return (
      <EmptyState
        title="Nothing more is listed"
        action={<a href={list + workQuery(filter)}>Back to the most urgent</a>}
      >
        What was listed here was done in the meantime.
      </EmptyState>
    );
  if (workQuery(filter) !== "")
    return (
      <EmptyState title="Nothing waits here" action={<a href={list}>Show what waits for you</a>}>
        Nothing fits what you chose.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing waits for you"
      action={<a href={list + workQuery({ owner: "everybody" })}>See what waits for others</a>}
    >
      Everything that you can do something about is done. What ends next stands under{" "}
      <a href={paths.prime.expirations(organizationId)}>Expirations</a>.
    </EmptyState>
  );
}
