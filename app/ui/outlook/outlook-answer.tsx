import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { monthTick } from "#app/domain/kernel/month-names.ts";
import {
  cannotReach,
  type Exposure,
  type OutlookCounts,
  together,
} from "#app/domain/outlook/counts.ts";
import type { OutlookFilter } from "#app/domain/outlook/list-address.ts";
import { REACHES } from "#app/domain/outlook/look-ahead.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { sayWhy } from "#app/domain/outlook/reason-words.ts";
import { type Assumption, GROUND_WORDS, REACH_WORDS, sayLead } from "#app/domain/outlook/words.ts";
import { POSTURE_STATES, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { StackedColumns } from "#app/ui/chart/stacked-columns.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

export type OutlookAnswerProps = {
  asOf: OutlookQuestion["on"];
  question: OutlookQuestion;
  assumptions: readonly Assumption[];
  counts: OutlookCounts;
  /** the list of some of the subcontracts */
  listHref: (filter: Partial<OutlookFilter>) => string;
  /** the outlook for another day; absent where it is kept */
  dayHref?: ((on: string) => string) | undefined;
};

/** What an outlook comes to, before its list: in a sentence, beside today, over time and why. */
export function OutlookAnswer(props: OutlookAnswerProps) {
  return (
    <>
      <Headline {...props} />
      <Assumptions {...props} />
      <BesideToday {...props} />
      <OverTime {...props} />
      <Moves {...props} />
      <ThirdParty {...props} />
    </>
  );
}

/** Those that may not be awarded on the day. */
function notThen({ ahead }: OutlookCounts): Exposure {
  return together([ahead.ineligible, ahead.undecided]);
}

function Headline({ question, counts, listHref }: OutlookAnswerProps) {
  const { count } = notThen(counts);
  const today = counts.today.ineligible.count + counts.today.undecided.count;
  const late = cannotReach(counts).count;
  const difference = count - today;
  const change =
    difference === 0
      ? "as many as today"
      : `${Math.abs(difference).toLocaleString("en-US")} ${difference > 0 ? "more" : "fewer"} than today`;
  return (
    <p className="outlook-headline">
      On <strong>{formatDate(question.on)}</strong>,{" "}
      <a href={listHref({ list: "not" })}>
        {count.toLocaleString("en-US")} of {countWords(counts.total.count, "subcontract")}
      </a>{" "}
      could not be awarded: {change}. <ValueWords exposure={notThen(counts)} total={counts.total} />
      {late > 0 && (
        <>
          {" "}
          <a href={listHref({ reach: "cannot" })}>
            {countWords(late, "subcontract")} cannot reach Level 2 (C3PAO) in time
          </a>
          , if an assessment takes {sayLead(question.lead)}.
        </>
      )}
    </p>
  );
}

function ValueWords({ exposure, total }: { exposure: Exposure; total: Exposure }) {
  if (total.withoutValue === total.count)
    return <>No value of a subcontract is recorded, so the exposure is told in numbers alone.</>;
  return (
    <>
      Their value is <strong>{formatValue(exposure.value)}</strong> of {formatValue(total.value)}
      {exposure.withoutValue > 0 &&
        `, without ${countWords(exposure.withoutValue, "subcontract")} of which none is recorded`}
      .
    </>
  );
}

function Assumptions({ assumptions }: OutlookAnswerProps) {
  return (
    <Section title="What is taken for given" id="assumptions">
      <Notice tone="warning" title="A what-if">
        No verdict rests on it, and nothing here is in force because of it.
      </Notice>
      <DataTable
        caption="What is taken for given"
        captionHidden
        columns={[
          { id: "about", header: "About", rowHeader: true, cell: ({ about }) => about },
          { id: "text", header: "Assumption", cell: ({ text }) => text },
          { id: "ground", header: "On whose word", cell: GroundCell },
        ]}
        rows={assumptions}
        rowKey={({ about, text }) => `${about} ${text}`}
      />
    </Section>
  );
}

function GroundCell({ ground, citation, since }: Assumption) {
  return (
    <>
      <strong>{GROUND_WORDS[ground]}</strong>
      {citation && (
        <>
          {": "}
          <Citation>{citation}</Citation>
        </>
      )}
      {since && (
        <>
          , from <DateText on={since} />
        </>
      )}
    </>
  );
}

function BesideToday({ question, counts, listHref, asOf }: OutlookAnswerProps) {
  const { today, ahead } = counts;
  const hasValue = counts.total.withoutValue < counts.total.count;
  return (
    <Section title="Today and then" id="states">
      <DataTable
        caption="Subcontracts by whether they may be awarded"
        captionHidden
        columns={[
          {
            id: "state",
            header: "May it be awarded?",
            rowHeader: true,
            cell: (state) => <StateMark state={state} />,
          },
          {
            id: "today",
            header: `Today, ${formatDate(asOf)}`,
            align: "end",
            cell: (state) => (
              <CountLink count={today[state].count} href={listHref({ today: state })} />
            ),
          },
          {
            id: "then",
            header: `On ${formatDate(question.on)}`,
            align: "end",
            cell: (state) => (
              <CountLink count={ahead[state].count} href={listHref({ ahead: state })} />
            ),
          },
          {
            id: "change",
            header: "Change",
            align: "end",
            cell: (state) => sayChange(ahead[state].count - today[state].count),
          },
          ...(hasValue
            ? [
                {
                  id: "value",
                  header: "Value then",
                  align: "end" as const,
                  cell: (state: PostureState) => <ExposureValue exposure={ahead[state]} />,
                },
              ]
            : []),
        ]}
        rows={POSTURE_STATES}
        rowKey={(state) => state}
      />
    </Section>
  );
}

function CountLink({ count, href }: { count: number; href: string }) {
  return count > 0 ? <a href={href}>{count.toLocaleString("en-US")}</a> : "0";
}

function sayChange(change: number): string {
  if (change === 0) return "–";
  return `${change > 0 ? "+" : "−"}${Math.abs(change).toLocaleString("en-US")}`;
}

function ExposureValue({ exposure }: { exposure: Exposure }) {
  const { count, value, withoutValue } = exposure;
  if (count === withoutValue) return count === 0 ? "–" : "Not recorded";
  return (
    <>
      {formatValue(value)}
      {withoutValue > 0 && (
        <small> and {withoutValue.toLocaleString("en-US")} without a value</small>
      )}
    </>
  );
}

/** What may be awarded stands at the foot. */
const PARTS = [...POSTURE_STATES].reverse().map((tone) => ({ tone, label: POSTURE_WORDS[tone] }));

function OverTime({ counts, dayHref }: OutlookAnswerProps) {
  if (counts.days.length < 2) return null;
  return (
    <StackedColumns
      title="May they be awarded, month by month until the day?"
      unit="Subcontracts"
      parts={PARTS}
      columnHeader="Day"
      columns={counts.days.map(({ on, counts: states }, index) => ({
        tick: index === 0 ? "Today" : monthTick(on.slice(0, 7)),
        label: formatDate(on),
        values: states,
        hrefOf: () => dayHref?.(on),
      }))}
    />
  );
}

function Moves({ question, counts, listHref }: OutlookAnswerProps) {
  const hasValue = counts.total.withoutValue < counts.total.count;
  if (counts.moves.length === 0)
    return (
      <Section title="What moves, and why" id="moves">
        <p>Nothing: each subcontract is on {formatDate(question.on)} what it is today.</p>
      </Section>
    );
  return (
    <Section
      title="What moves, and why"
      id="moves"
      lead="The first reason of the verdict of the day."
    >
      <DataTable
        caption="Subcontracts that are another thing on the day than today"
        captionHidden
        columns={[
          { id: "from", header: "Today", cell: ({ from }) => <StateMark state={from} /> },
          { id: "to", header: "Then", cell: ({ to }) => <StateMark state={to} /> },
          {
            id: "why",
            header: "Why",
            rowHeader: true,
            cell: ({ to, code }) => sayWhy(to, code),
          },
          {
            id: "count",
            header: "Subcontracts",
            align: "end",
            cell: ({ from, to, code, count }) => (
              <CountLink
                count={count}
                href={listHref({ today: from, ahead: to, why: code ?? undefined })}
              />
            ),
          },
          ...(hasValue
            ? [
                {
                  id: "value",
                  header: "Value",
                  align: "end" as const,
                  cell: (move: Exposure) => <ExposureValue exposure={move} />,
                },
              ]
            : []),
        ]}
        rows={counts.moves}
        rowKey={({ from, to, code }) => `${from} ${to} ${code}`}
      />
    </Section>
  );
}

function ThirdParty({ question, counts, listHref }: OutlookAnswerProps) {
  const { reach, removalPending } = counts;
  const needed = together(REACHES.map((one) => reach[one]));
  const hasValue = counts.total.withoutValue < counts.total.count;
  return (
    <Section
      title="Who lacks an assessment by a C3PAO"
      id="c3pao"
      lead={`Those that require Level 2 (C3PAO) or more on ${formatDate(question.on)} and do not hold it, where more than an affirmation is missing.`}
    >
      {needed.count === 0 ? (
        <p>Nobody lacks one on that day.</p>
      ) : (
        <DataTable
          caption="Whether the assessment can be there in time"
          captionHidden
          columns={[
            {
              id: "reach",
              header: `If it takes ${sayLead(question.lead)}, it is there`,
              rowHeader: true,
              cell: (one) => REACH_WORDS[one],
            },
            {
              id: "count",
              header: "Subcontracts",
              align: "end",
              cell: (one) => <CountLink count={reach[one].count} href={listHref({ reach: one })} />,
            },
            ...(hasValue
              ? [
                  {
                    id: "value",
                    header: "Value",
                    align: "end" as const,
                    cell: (one: (typeof REACHES)[number]) => (
                      <ExposureValue exposure={reach[one]} />
                    ),
                  },
                ]
              : []),
          ]}
          rows={REACHES}
          rowKey={(one) => one}
        />
      )}
      {removalPending.count > 0 && (
        <p>
          Of those that are ineligible then, {countWords(removalPending.count, "subcontract")}{" "}
          {removalPending.count === 1 ? "rests" : "rest"} on a requirement that is to be removed
          from the contract by modification, as was directed. Until it is, the contract says what it
          says.
        </p>
      )}
    </Section>
  );
}
