import {
  type HeardTiers,
  type NamedTier,
  TIER_STATE_WORDS,
  TIER_STATES,
  type TierLevel,
  type TierState,
  type ToldTiers,
} from "#app/domain/lower-tier/rollup.ts";
import { sayClosed, sayHeard, sayPassedOn } from "#app/domain/lower-tier/told.ts";
import { Citation } from "#app/ui/kit/citation.tsx";
import { type Column, DataTable } from "#app/ui/kit/data-table.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";

/** What a subcontractor tells of its lower tiers: the same for whoever tells it and whoever reads it. */
export function ToldTiersView({ told }: { told: ToldTiers }) {
  const { direct, further, named, heard } = told;
  if (direct + further === 0)
    return (
      <p>
        As of <DateText on={told.asOf} />: no subcontract below it. {sayClosed(told)}
      </p>
    );
  return (
    <>
      <DefinitionList
        items={[
          { term: "As of", value: <DateText on={told.asOf} /> },
          {
            term: "Subcontracts below it",
            value:
              further === 0 ? String(direct) : `${direct} right below it, ${further} further down`,
          },
          {
            term: "Clauses passed on",
            value: (
              <>
                {sayPassedOn(told)} {sayClosed(told)}{" "}
                <Citation brief>DFARS 252.204-7021(d)(1)(ii), (f)(1)</Citation>
              </>
            ),
          },
          { term: "All together", value: <AllTogether told={told} /> },
        ]}
      />
      <DataTable
        caption="The lower tiers by what they must hold"
        columns={LEVEL_COLUMNS}
        rows={told.levels}
        rowKey={({ required }) => required}
      />
      {named && (
        <DataTable
          caption="The lower tiers by name"
          columns={NAMED_COLUMNS}
          rows={named.map((one, index) => ({ ...one, key: String(index) }))}
          rowKey={({ key }) => key}
        />
      )}
      {!named && <p>Names are not told.</p>}
      {heard && <HeardView heard={heard} />}
    </>
  );
}

/** What its own lower tiers told it, apart from what it records itself. */
function HeardView({ heard }: { heard: HeardTiers }) {
  return (
    <>
      <p>
        <strong>What its lower tiers told it in turn.</strong> {sayHeard(heard)}{" "}
        {heard.count > 0 && <>{sayPassedOn(heard)} </>}
        The earliest was told as of <DateText on={heard.since} />. It is their word, passed on;
        their names for those below them are not.
      </p>
      {heard.count > 0 && (
        <DataTable
          caption="Further down, as its lower tiers told"
          columns={LEVEL_COLUMNS}
          rows={heard.levels}
          rowKey={({ required }) => required}
        />
      )}
    </>
  );
}

function AllTogether({ told }: { told: ToldTiers }) {
  if (!told.worst) return null;
  return (
    <>
      <TierMark state={told.worst} />
      {told.holdsUntil && (
        <>
          {" "}
          until <DateText on={told.holdsUntil} />
        </>
      )}
    </>
  );
}

/** The state of a lower tier with its shape; what nobody answered has the shape of the undecided. */
function TierMark({ state, count }: { state: TierState; count?: number }) {
  const word = TIER_STATE_WORDS[state];
  return (
    <StateMark
      state={state === "unanswered" ? "undecided" : state}
      word={count === undefined ? word : `${count} ${word}`}
    />
  );
}

const LEVEL_COLUMNS: Column<TierLevel>[] = [
  { id: "required", header: "Must hold", rowHeader: true, cell: ({ required }) => required },
  {
    id: "stand",
    header: "How they stand",
    cell: ({ counts }) => (
      <ul className="plain-list">
        {TIER_STATES.filter((state) => counts[state] > 0).map((state) => (
          <li key={state}>
            <TierMark state={state} count={counts[state]} />
          </li>
        ))}
      </ul>
    ),
  },
  {
    id: "until",
    header: "The first ends",
    cell: ({ holdsUntil }) => (holdsUntil ? <DateText on={holdsUntil} /> : "No day"),
  },
];

const NAMED_COLUMNS: Column<NamedTier & { key: string }>[] = [
  { id: "name", header: "Company", rowHeader: true, cell: ({ name }) => name },
  {
    id: "cages",
    header: "CAGE codes",
    cell: ({ cages }) =>
      cages.length > 0 ? <Identifier>{cages.join(", ")}</Identifier> : "None known",
  },
  { id: "tier", header: "Tiers below", align: "end", cell: ({ tier }) => tier },
  { id: "required", header: "Must hold", cell: ({ required }) => required },
  {
    id: "state",
    header: "State",
    cell: ({ state, holdsUntil }) => (
      <>
        <TierMark state={state} />
        {holdsUntil && (
          <>
            {" "}
            until <DateText on={holdsUntil} />
          </>
        )}
      </>
    ),
  },
  {
    id: "passed",
    header: "Clauses",
    cell: ({ isPassedOn, state }) =>
      isPassedOn ? "Passed on" : state === "no-requirement" ? "Not needed" : "Not passed on",
  },
];
