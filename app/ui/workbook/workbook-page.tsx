import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import type { ShownAssignment } from "#app/ui/assignment/shown-assignment.ts";
import { ButtonLink, ButtonRow } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { StartPlanForm } from "#app/ui/remediation/plan-list-page.tsx";
import { RequirementLink } from "#app/ui/sprs/requirement-link.tsx";
import { FamilyList } from "./family-list.tsx";
import { FindRequirement } from "./find-requirement.tsx";
import { FixList } from "./fix-list.tsx";
import { ScoreBlock } from "./score-block.tsx";
import { STANDING_WORDS } from "./score-words.ts";

export type WorkbookPageProps = Omit<WorkbookEvaluation, "results"> & {
  organizationId: string;
  on: CalendarDate;
  /** who is on which family */
  assignments: readonly ShownAssignment[];
  workbook: { id: string; systemName: string };
  /** the remediation plan of the workbook; null while there is none */
  planId: string | null;
  /** ids of open requirements of which nothing decisive was said */
  unanswered: readonly string[];
  level1: { met: number; count: number };
  /** what somebody looked for, where there is no such requirement */
  notFound: string | null;
};

/** A workbook as a whole: the score, what forbids a status, what to fix first, and the families. */
export function WorkbookPage(props: WorkbookPageProps) {
  const { organizationId, workbook, contradictions, level1 } = props;
  const { subcontractor } = paths;
  const where = { organizationId, workbookId: workbook.id };
  return (
    <Page
      title={workbook.systemName}
      kicker="SPRS workbook"
      breadcrumb={[{ label: "Workbooks", href: subcontractor.workbooks(organizationId) }]}
      action={
        <ButtonLink href={nextHref(props)}>
          {props.answered === 0 ? "Start with the first family" : "Go on"}
        </ButtonLink>
      }
    >
      <ScoreBlock {...props} />
      <StandingNotice {...props} />
      {contradictions.length > 0 && (
        <Section
          title="What does not fit together"
          lead="Each of these counts against you until it is cleared up."
          id="contradictions"
        >
          <ul className="workbook-problems">
            {contradictions.map(({ requirement, text }) => (
              <li key={requirement}>
                <RequirementLink {...where} id={requirement} /> {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="By family" id="families" lead="In any order; whatever you fill in is kept.">
        <FindRequirement notFound={props.notFound} />
        <FamilyList
          {...where}
          families={props.families}
          on={props.on}
          assignments={props.assignments}
        />
        <p>
          <a href={subcontractor.assignWorkbook(organizationId, workbook.id)}>
            Give a family to a colleague
          </a>
          . They are invited by email where they have no account, and see that family alone.
        </p>
      </Section>
      <FixList {...where} fixes={props.fixes} unanswered={props.unanswered} />
      <PlanSection {...props} />
      <Section
        title="Only federal contract information?"
        lead="Without CUI, Level 1 asks for 15 basic safeguards: a short path of its own."
      >
        <p>
          <a href={subcontractor.workbookLevel1(organizationId, workbook.id)}>
            Level 1: {level1.met} of {level1.count} safeguards are met
          </a>
        </p>
      </Section>
      <Section
        title="Certified to ISO/IEC 27001?"
        lead="See requirement by requirement where your certificate gives a start, and take it over."
      >
        <p>
          <a href={subcontractor.isoBridge(organizationId, workbook.id)}>
            What the certificate covers, and what is left
          </a>
        </p>
      </Section>
      <Section title="Spreadsheet and record" id="take">
        <ButtonRow>
          <ButtonLink
            look="secondary"
            href={subcontractor.workbookSprs(organizationId, workbook.id)}
          >
            Record for SPRS, to type in or print
          </ButtonLink>
          <ButtonLink
            look="secondary"
            href={subcontractor.workbookSheet(organizationId, workbook.id)}
            download
          >
            Download as a spreadsheet (XLSX)
          </ButtonLink>
          <ButtonLink
            look="secondary"
            href={subcontractor.importResults(organizationId, workbook.id)}
          >
            Take in results that you have
          </ButtonLink>
        </ButtonRow>
      </Section>
    </Page>
  );
}

/** The way to the plan of what is not met; nothing where all is met and no plan was made. */
function PlanSection({ organizationId, workbook, planId, open }: WorkbookPageProps) {
  if (planId === null && open.length === 0) return null;
  return (
    <Section
      title="From gaps to a plan"
      id="plan"
      lead="Who does what by when, how many points come back, and what may stand on a POA&M."
    >
      {planId === null ? (
        <StartPlanForm organizationId={organizationId} workbookId={workbook.id} />
      ) : (
        <p>
          <a href={paths.subcontractor.remediationPlan(organizationId, planId)}>
            Open the remediation plan
          </a>
        </p>
      )}
    </Section>
  );
}

function StandingNotice(props: WorkbookPageProps) {
  const { standing, blockers, organizationId, workbook } = props;
  const { tone, title, text } = STANDING_WORDS[standing];
  const isBlocked = standing === "neither" && blockers.length > 0;
  return (
    <Notice tone={tone} title={title}>
      <p>{text}</p>
      {isBlocked && (
        <ul className="workbook-problems">
          {blockers.slice(0, MOST_BLOCKERS).map(({ id, text: why, citation }) => (
            <li key={`${id} ${why}`}>
              {id && (
                <RequirementLink organizationId={organizationId} workbookId={workbook.id} id={id} />
              )}{" "}
              {why} <Citation brief>{citation}</Citation>
            </li>
          ))}
          {blockers.length > MOST_BLOCKERS && (
            <li>
              And {countWords(blockers.length - MOST_BLOCKERS, "more requirement")} that may not
              stay open: see “What to fix first”.
            </li>
          )}
        </ul>
      )}
    </Notice>
  );
}

const MOST_BLOCKERS = 6;

/** The first family in which something is still to be answered. */
function nextHref({ families, organizationId, workbook }: WorkbookPageProps): string {
  const next = families.find(({ answered, count }) => answered < count) ?? families[0];
  return paths.subcontractor.workbookFamily(organizationId, workbook.id, next?.slug ?? "");
}
