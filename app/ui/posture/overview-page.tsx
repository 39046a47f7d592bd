import { type Exposure, RISKY_STATES } from "#app/domain/posture/risk.ts";
import { STANDING_WORDS, STANDINGS, type Standing } from "#app/domain/posture/standing.ts";
import { POSTURE_STATES, type PostureState } from "#app/domain/posture/states.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import { MOST_COUNTED } from "#app/domain/worklist/list-address.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { PrintedBy } from "#app/ui/kit/printed-by.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { Stat, StatRow } from "#app/ui/kit/stat.tsx";
import type { WorkRow } from "#app/ui/worklist/work-row.ts";
import { WorkTable } from "#app/ui/worklist/work-table.tsx";
import { type LapseRow, LapseTable } from "./lapse-table.tsx";
import { Legend } from "./legend.tsx";
import { Pictures, type ShownPictures } from "./pictures.tsx";
import { type RiskRow, RiskTable } from "./risk-table.tsx";
import { StateMark } from "./stamp.tsx";

type OverviewPageProps = ShownPictures & {
  personId: string;
  personName: string;
  today: string;
  standings: Record<Standing, number>;
  /** subcontracts that may be awarded today and not on their planned award day */
  changeByAward: number;
  lapses: readonly LapseRow[];
  /** what the subcontracts in each state are worth */
  exposure: Record<PostureState, Exposure>;
  /** the most valuable of those that may not be awarded, or not for much longer */
  riskiest: readonly RiskRow[];
  /** the first of what waits for the reader */
  work: readonly WorkRow[];
  waiting: {
    today: number;
    toReview: number;
    exceptions: number;
    dueConditions: number;
    notes: number;
  };
  /** contracts that require what may not be designated while Phase 2 is suspended */
  suspendedContracts: number;
  /** subcontracts by what the prime asks beyond the rule */
  ownTerms: { met: number; notMet: number };
  mayWrite: boolean;
};

/** What waits for the reader, where the supply chain stands today and what ends next. */
export function OverviewPage(props: OverviewPageProps) {
  const { organizationId, organizationName, counts, waiting, mayWrite } = props;
  const { prime } = paths;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0)
    return (
      <Page title="Overview">
        <EmptyState
          title="Begin with a contract"
          action={
            mayWrite && (
              <ButtonLink href={prime.newContract(organizationId)}>Record a contract</ButtonLink>
            )
          }
        >
          Record a prime contract and its subcontracts, or{" "}
          <a href={prime.importSuppliers(organizationId)}>
            bring your suppliers in from a spreadsheet
          </a>
          . Then this page shows who may be awarded today and who lapses next.
        </EmptyState>
      </Page>
    );
  return (
    <Page title="Overview" lead={`Where the supply chain of ${organizationName} stands today.`}>
      <PrintedBy by={props.personName} on={props.today} />
      <FirstWork {...props} />
      <StatRow label="Subcontracts by whether they may be awarded today">
        {POSTURE_STATES.map((state) => (
          <Stat
            key={state}
            value={counts[state]}
            label={<StateMark state={state} />}
            href={`${prime.subcontracts(organizationId)}?state=${state}`}
          />
        ))}
      </StatRow>
      <StatRow label="Subcontracts by where they stand, and what else waits for us">
        {STANDINGS.map((standing) => (
          <Stat
            key={standing}
            value={props.standings[standing]}
            label={STANDING_WORDS[standing]}
            href={`${prime.subcontracts(organizationId)}?standing=${standing}`}
          />
        ))}
        <Stat
          value={waiting.toReview}
          label="Facts to review"
          href={prime.reviews(organizationId)}
        />
        <Stat
          value={waiting.exceptions}
          label="Exceptions waiting"
          href={prime.exceptions(organizationId)}
        />
      </StatRow>
      {waiting.dueConditions > 0 && (
        <Notice
          tone="warning"
          title={
            waiting.dueConditions === 1
              ? "A condition of an exception is due"
              : `${waiting.dueConditions} conditions of exceptions are due`
          }
          action={<a href={`${prime.exceptions(organizationId)}?show=due`}>See what is due</a>}
        >
          Their day has come, and nobody recorded yet whether they were met.
        </Notice>
      )}
      <AwardDayLine {...props} />
      <SuspensionLine {...props} />
      <OwnTermsLine {...props} />
      {waiting.notes > 0 && (
        <Notice
          title={
            waiting.notes === 1
              ? "A finding or question of an auditor waits for an answer"
              : `${waiting.notes} findings and questions of auditors wait for an answer`
          }
          action={<a href={prime.audits(organizationId)}>Open the audit rooms</a>}
        />
      )}
      <Pictures {...props} />
      <RiskSection {...props} />
      <Section title="Who lapses next" lead="Eligible today; the last day on which that holds.">
        <LapseTable {...props} lapses={props.lapses} />
        <p>
          <a href={`${prime.expirations(organizationId)}?kind=verdict-ends`}>
            Every verdict that ends
          </a>{" "}
          · <a href={prime.expirations(organizationId)}>Everything that ends or is due</a> ·{" "}
          <a href={prime.outlook(organizationId)}>Outlook: who may be awarded on a day to come</a>
        </p>
      </Section>
      <Disclosure summary="What the states mean">
        <Legend />
      </Disclosure>
    </Page>
  );
}

/** What is worth most of what may not be awarded, or not for much longer. */
function RiskSection(props: OverviewPageProps) {
  const { organizationId, exposure, riskiest } = props;
  const list = paths.prime.subcontracts(organizationId);
  const unvalued = POSTURE_STATES.reduce((sum, state) => sum + exposure[state].unvalued, 0);
  const risky = RISKY_STATES.filter((state) => exposure[state].value > 0);
  return (
    <Section
      title="Most at risk by value"
      lead="The highest value first, of what may not be awarded today or lapses soon."
    >
      {risky.length > 0 ? (
        <>
          <p>
            Exposure:{" "}
            {risky.map((state, index) => (
              <span key={state}>
                {index > 0 && ", "}
                <a href={`${list}?state=${state}&sort=value&order=down`}>
                  {formatValue(exposure[state].value)}
                </a>{" "}
                <StateMark state={state} />
              </span>
            ))}
          </p>
          <RiskTable organizationId={organizationId} riskiest={riskiest} />
        </>
      ) : (
        <p>Nothing whose value is known is at risk.</p>
      )}
      {unvalued > 0 && (
        <p>
          <a href={`${list}?value=none`}>
            {unvalued === 1
              ? "The value of one subcontract is not known"
              : `The value of ${unvalued} subcontracts is not known`}
          </a>
          : correct them, or import a list with the column subcontract_value.
        </p>
      )}
    </Section>
  );
}

/** The overview begins with what there is to do. */
function FirstWork(props: OverviewPageProps) {
  const { organizationId, work, waiting, standings } = props;
  const { prime } = paths;
  const isMore = waiting.today > work.length;
  return (
    <Section
      title="Today"
      lead={work.length > 0 ? "What waits for you, the most urgent first." : undefined}
    >
      {work.length > 0 ? (
        <WorkTable {...props} rows={work} caption="Work: the most urgent" />
      ) : (
        <p>Nothing waits for you.</p>
      )}
      <p>
        <a href={prime.today(organizationId)}>
          {isMore ? `Everything that waits for you: ${sayToday(waiting.today)}` : "The worklist"}
        </a>{" "}
        ·{" "}
        <a href={prime.chase(organizationId)}>
          Whom to chase: {standings["with-supplier"] + standings.returned}
        </a>
      </p>
    </Section>
  );
}

function sayToday(today: number): string {
  return today > MOST_COUNTED ? `more than ${MOST_COUNTED}` : String(today);
}

function AwardDayLine({ organizationId, changeByAward }: OverviewPageProps) {
  if (changeByAward === 0) return null;
  return (
    <Notice
      tone="warning"
      title={
        changeByAward === 1
          ? "One subcontract may be awarded today and not on its planned award day"
          : `${changeByAward} subcontracts may be awarded today and not on their planned award day`
      }
      action={
        <a href={`${paths.prime.subcontracts(organizationId)}?awardDay=not`}>
          {changeByAward === 1 ? "See it" : "See them"}
        </a>
      }
    />
  );
}

function SuspensionLine({ organizationId, suspendedContracts }: OverviewPageProps) {
  if (suspendedContracts === 0) return null;
  return (
    <Notice
      tone="warning"
      title={
        suspendedContracts === 1
          ? "One contract requires what may not be designated while Phase 2 is suspended"
          : `${suspendedContracts} contracts require what may not be designated while Phase 2 is suspended`
      }
      action={
        <a href={paths.prime.suspendedContracts(organizationId)}>
          {suspendedContracts === 1 ? "See the contract" : "See the contracts"}
        </a>
      }
    />
  );
}

function OwnTermsLine({ organizationId, ownTerms }: OverviewPageProps) {
  const { met, notMet } = ownTerms;
  if (met + notMet === 0) return null;
  const list = paths.prime.subcontracts(organizationId);
  return (
    <p>
      By your own terms, beyond the rule: <a href={`${list}?own=met`}>{met} met</a>,{" "}
      <a href={`${list}?own=not-met`}>{notMet} not met</a>.{" "}
      <a href={paths.prime.ownTerms(organizationId)}>Own terms</a>
    </p>
  );
}
