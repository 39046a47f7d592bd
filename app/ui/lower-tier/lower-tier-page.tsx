import type { Otherwise } from "#app/domain/lower-tier/contradictions.ts";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import { sayTold } from "#app/domain/lower-tier/told.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { DateText, InstantText } from "#app/ui/kit/date-text.tsx";
import { DefinitionList } from "#app/ui/kit/definition-list.tsx";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import { EmptyState } from "#app/ui/kit/empty-state.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StateMark } from "#app/ui/posture/stamp.tsx";
import { sayPassesOn } from "./lower-tier-list-page.tsx";
import { ToldTiersView } from "./told-tiers.tsx";

export type ShownUpper = {
  subcontractId: string;
  primeName: string;
  number: string;
  title: string;
  contractPiid: string;
  isWithdrawn: boolean;
  passesOn: boolean | null;
};

export type ShownTold = {
  id: string;
  toldAt: string;
  toldByName: string;
  toldByTitle: string;
  content: ToldTiers;
};

type ShownTier = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  tier: number;
  state: PostureState;
  holdsUntil: string | null;
};

export type LowerTierPageProps = {
  organizationId: string;
  upper: ShownUpper;
  told: readonly ShownTold[];
  isChanged: boolean;
  isChosen: boolean;
  isSaved: boolean;
  /** how the signed answer and what would be told now contradict each other; null where they do not */
  otherwise: Otherwise | null;
  /** what only the official reads here; null for others */
  own: {
    tiers: readonly ShownTier[];
    choices: readonly { version: number; chosenAt: string; chosenByName: string; count: number }[];
    isOpened: boolean;
  } | null;
};

/** One subcontract towards a prime: what hangs under it, and what its prime was told of that. */
export function LowerTierPage(props: LowerTierPageProps) {
  const { organizationId, upper, own, isSaved } = props;
  return (
    <Page
      kicker={`${upper.number} of ${upper.primeName}`}
      title="Lower tiers"
      breadcrumb={[
        {
          label: "Your subcontractors",
          href: paths.subcontractor.lowerTiers(organizationId),
        },
      ]}
      lead={`${upper.title}. Which of your own subcontracts are part of it, and what ${upper.primeName} was told of them.`}
    >
      {isSaved && (
        <Notice tone="success" live>
          It is kept. What was said before stays in the history.
        </Notice>
      )}
      <Standing {...props} />
      <ToldSection {...props} />
      {own && <OwnSection {...props} own={own} />}
      <Section title="Your answer" id="answer">
        <p>
          {sayPassesOn(upper.passesOn)}
          {upper.passesOn !== null && ", as your official signed it to this prime"}.
        </p>
        {props.otherwise && (
          <Notice tone="warning" title="Your answer and your lower tiers disagree">
            {OTHERWISE_WORDS[props.otherwise]} One of the two is wrong: correct the answer, or the
            choice. Once told, {upper.primeName} sees both.
          </Notice>
        )}
      </Section>
    </Page>
  );
}

const OTHERWISE_WORDS: Record<Otherwise, string> = {
  "told-though-nothing-is-passed-on":
    "The answer says that nothing is passed on, but a subcontract below this one must carry the clauses.",
  "passed-on-though-none-told":
    "The answer says that the information is passed on, but no subcontract chosen here must carry the clauses.",
};

/** What is to be done next. */
function Standing({ organizationId, upper, told, isChanged, isChosen, own }: LowerTierPageProps) {
  const { subcontractId, primeName, isWithdrawn } = upper;
  const { subcontractor } = paths;
  if (isWithdrawn)
    return <Notice title={`${primeName} took this back, so there is nothing to tell`} />;
  if (isChosen && told.length > 0 && !isChanged) return null;
  if (!own)
    return told.length > 0 && !isChanged ? null : (
      <Notice title={told.length > 0 ? "Changed since it was told" : "Nothing was told yet"}>
        Your affirming official says which subcontracts these are, and tells the prime.
      </Notice>
    );
  if (!isChosen)
    return (
      <Notice
        title="First say which of your own subcontracts are part of this one"
        action={
          <ButtonLink href={subcontractor.chooseLowerTiers(organizationId, subcontractId)}>
            Choose the lower tiers
          </ButtonLink>
        }
      >
        {primeName} learns nothing of it until you tell it.
      </Notice>
    );
  return (
    <Notice
      tone={told.length > 0 ? "warning" : "info"}
      title={told.length > 0 ? "Changed since you told it" : `${primeName} was told nothing yet`}
      action={
        <ButtonLink href={subcontractor.tellLowerTiers(organizationId, subcontractId)}>
          {told.length > 0 ? "Tell it again" : "See what would be told"}
        </ButtonLink>
      }
    >
      {told.length > 0
        ? `What ${primeName} reads is how it stood then. It stays until you tell it again.`
        : "You see everything it would read before it is told."}
    </Notice>
  );
}

function ToldSection({ upper, told }: LowerTierPageProps) {
  const [last, ...former] = told;
  return (
    <Section title={`What ${upper.primeName} reads`} id="told">
      {!last ? (
        <EmptyState title="Nothing was told yet">
          {upper.primeName} reads nothing of your own subcontractors.
        </EmptyState>
      ) : (
        <>
          <p>
            Told <InstantText at={last.toldAt} /> by {last.toldByName}, {last.toldByTitle}.
          </p>
          <ToldTiersView told={last.content} />
        </>
      )}
      {former.length > 0 && (
        <Disclosure summary={`What was told before (${former.length})`}>
          <ul>
            {former.map(({ id, toldAt, toldByName, content }) => (
              <li key={id}>
                <InstantText at={toldAt} />, {toldByName}: {sayTold(content)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}

function OwnSection({
  organizationId,
  upper,
  isChosen,
  own,
}: LowerTierPageProps & { own: NonNullable<LowerTierPageProps["own"]> }) {
  const { tiers, choices, isOpened } = own;
  const { subcontractor } = paths;
  return (
    <Section
      title="Your subcontracts below it"
      id="below"
      lead="For you alone: no prime reads this list."
      action={
        <ButtonRow>
          {isChosen && (
            <a href={subcontractor.chooseLowerTiers(organizationId, upper.subcontractId)}>
              Correct the choice
            </a>
          )}
          {isChosen && !upper.isWithdrawn && (
            <a href={subcontractor.tellLowerTiers(organizationId, upper.subcontractId)}>
              See what would be told
            </a>
          )}
        </ButtonRow>
      }
    >
      {tiers.length > 0 ? (
        <DefinitionList
          items={tiers.map((one) => ({
            term: (
              <>
                {isOpened ? (
                  <a className="identifier" href={paths.prime.subcontract(organizationId, one.id)}>
                    {one.number}
                  </a>
                ) : (
                  <span className="identifier">{one.number}</span>
                )}{" "}
                {one.supplierName}
              </>
            ),
            value: (
              <>
                <StateMark state={one.state} />
                {one.holdsUntil && (
                  <>
                    {" "}
                    until <DateText on={one.holdsUntil} />
                  </>
                )}
                {one.tier > 1 && `, ${one.tier} tiers below`}
              </>
            ),
          }))}
        />
      ) : (
        <p>{isChosen ? "None, as you said." : "Nobody said yet which they are."}</p>
      )}
      {choices.length > 0 && (
        <Disclosure summary={`Who chose them (${choices.length})`}>
          <ul>
            {choices.map(({ version, chosenAt, chosenByName, count }) => (
              <li key={version}>
                <InstantText at={chosenAt} />, {chosenByName}: {count} chosen
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}
