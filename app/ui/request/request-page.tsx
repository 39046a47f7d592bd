import { formatPiid } from "#app/domain/contract/piid.ts";
import { EVIDENCE_SUBJECT_NAMES } from "#app/domain/evidence/subjects.ts";
import type { Showing } from "#app/domain/fact/showing.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import { nameCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import type { Doubt } from "#app/domain/submission/check.ts";
import type { EvidenceGaps } from "#app/domain/submission/evidence-gaps.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import type { PassportSource } from "#app/domain/submission/passport-source.ts";
import type { RequestState, SectionState } from "#app/domain/submission/prepare.ts";
import { paths } from "#app/paths.ts";
import { OnIt } from "#app/ui/assignment/on-it.tsx";
import type { ShownAssignment } from "#app/ui/assignment/shown-assignment.ts";
import { AlsoRequiredWords } from "#app/ui/flowdown/also-required-words.tsx";
import { ClausesToYou } from "#app/ui/flowdown/clauses-to-you.tsx";
import { Button, ButtonLink } from "#app/ui/kit/button.tsx";
import { Citation } from "#app/ui/kit/citation.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Form } from "#app/ui/kit/form.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Stack } from "#app/ui/kit/layout.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { NextTask, TaskList } from "#app/ui/kit/task-list.tsx";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";
import { FromPassport } from "#app/ui/passport/from-passport.tsx";
import { BeforeStart } from "./before-start.tsx";
import { FitNotice } from "./fit-notice.tsx";
import { HelpSection, type Official } from "./help-section.tsx";
import { LeftOpen } from "./left-open.tsx";
import { OwnTermsAsked } from "./own-terms-asked.tsx";
import type { ShownContact } from "./request-help.tsx";
import { plainRequirement, type ShownRequest, whyToYou } from "./shown-request.ts";
import { SignSection } from "./sign-section.tsx";
import { BroughtNotice, RecordedOfYou, type WaitingSheet } from "./told-by-prime.tsx";

export type ShownSection = {
  section: SubmissionSection;
  state: SectionState;
  /** when it was told before; null when it was not, or was changed since */
  statedAt: string | null;
  savedAt: string | null;
  savedBy: string | null;
  /** what filled it in, where nobody has looked at it since */
  filledBy: "sprs" | "sheet" | null;
  returned: readonly { reason: string; returnedBy: string; returnedAt: string }[];
  /** set where a passport told it too */
  passport: { source: PassportSource; isChanged: boolean } | null;
  /** a renewal asks for it anew */
  isLapsing: boolean;
};

export type RequestPageProps = {
  organizationId: string;
  on: CalendarDate;
  request: ShownRequest;
  state: RequestState;
  done: number;
  /** how many sections there are to do */
  total: number;
  isReadyToSign: boolean;
  sections: readonly ShownSection[];
  /** how many sections earlier answers complete */
  reusable: number;
  /** what lapses, each in a sentence; empty where no renewal is asked for */
  lapses: readonly string[];
  doubts: readonly Doubt[];
  /** how the answer stands to what is required; null while too little is answered */
  fit: Fit | null;
  officials: readonly Official[];
  contact: ShownContact | null;
  /** what the files leave to be looked at */
  evidence: EvidenceGaps;
  /** a spreadsheet that came back to the prime and says something new; null for none */
  sheet: WaitingSheet | null;
  /** what the prime recorded of the company itself, newest first */
  showings: readonly Showing[];
  /** what was left open, as things to do */
  nextSteps: readonly string[];
  /** who is on which section */
  assignments: readonly ShownAssignment[];
};

/** One request: what is asked and why, and the list of what to answer. */
export function RequestPage(props: RequestPageProps) {
  const { organizationId, request, reusable } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title={`${request.primeName} asks about ${request.subcontractNumber}`}
      breadcrumb={[{ label: "Requests", href: subcontractor.inbox(organizationId) }]}
      lead={request.subcontractTitle}
      action={nextStep(props)}
    >
      {request.isWithdrawn && (
        <Notice tone="info" title="This request was withdrawn">
          {request.primeName} asks for nothing here any more
          {request.newerId
            ? ": a newer request took its place."
            : ", most often because a newer flowdown took its place."}{" "}
          What you signed stays as it was. See the{" "}
          <a href={subcontractor.inbox(organizationId)}>other requests</a>.
        </Notice>
      )}
      <NewerNotice {...props} />
      <RequestBlock request={request} />
      <RenewalNotice request={request} lapses={props.lapses} />
      {!request.isWithdrawn && reusable > 0 && (
        <ReuseNotice count={reusable} hasButton={props.state !== "not-started"} />
      )}
      {request.message && <Notice title={`${askerOf(request)} writes`}>{request.message}</Notice>}
      {!request.isWithdrawn && props.state === "not-started" && (
        <BeforeStart
          organizationId={organizationId}
          request={request}
          officials={props.officials}
          isTold={reusable * 2 >= props.total}
        />
      )}
      {!request.isWithdrawn && (
        <Section
          title="Your answer"
          lead={`${props.done} of ${props.total} sections are done. Every step is saved: you can stop at any time and go on from another device, or let a colleague do a part.`}
        >
          <Stack>
            <FitNotice fit={props.fit} whenMet={props.state === "signed"} />
            <LeftOpen nextSteps={props.nextSteps} isSigned={request.signedAt !== null} />
            <BroughtNotice
              organizationId={organizationId}
              requestId={request.id}
              primeName={request.primeName}
              sheet={props.sheet}
            />
            {!request.signedAt && <FillIn {...props} />}
            <Tasks {...props} />
            <p>
              <a href={subcontractor.assignRequest(organizationId, request.id)}>
                Give a section to a colleague
              </a>
              . They are invited by email where they have no account, and see that section alone.
            </p>
            {request.signedAt && props.state !== "signed" && <DiscardChanges {...props} />}
          </Stack>
        </Section>
      )}
      {!request.isWithdrawn && <SignSection {...props} />}
      <RecordedOfYou primeName={request.primeName} showings={props.showings} />
      <Section
        title="What flows down to you"
        lead={
          <>
            {whyToYou(request.why)} <Citation>{request.citation}</Citation>
          </>
        }
      >
        {request.alsoRequired && (
          <p>
            <AlsoRequiredWords also={request.alsoRequired} />
          </p>
        )}
        <ClausesToYou clauses={request.clauses} />
      </Section>
      <HelpSection organizationId={organizationId} request={request} contact={props.contact} />
    </Page>
  );
}

/** The one thing to do next, before the reader has scrolled: nothing once it is signed. */
function nextStep(props: RequestPageProps) {
  const { organizationId, request, state, isReadyToSign, sections } = props;
  const { subcontractor } = paths;
  if (request.isWithdrawn || state === "signed") return null;
  if (state === "not-started" && props.reusable > 0) return <ReuseButton />;
  if (isReadyToSign)
    return (
      <ButtonLink href={subcontractor.sign(organizationId, request.id)}>Review and sign</ButtonLink>
    );
  const tasks = sections.map((shown) => ({
    title: SECTION_NAMES[shown.section].title,
    href: subcontractor.section(organizationId, request.id, shown.section),
    state: shown.state,
  }));
  return <NextTask tasks={tasks} isBegun={state !== "not-started"} />;
}

/** Whoever opens an older letter is led to what is asked now. */
function NewerNotice({ organizationId, request }: RequestPageProps) {
  const { newerId, primeName, subcontractNumber } = request;
  if (!newerId) return null;
  return (
    <Notice
      title="There is a newer request"
      action={
        <ButtonLink look="secondary" href={paths.subcontractor.request(organizationId, newerId)}>
          Open the newer request
        </ButtonLink>
      }
    >
      {primeName} has asked anew about {subcontractNumber} since. Answer there.
    </Notice>
  );
}

function askerOf({ renews, issuedByName }: ShownRequest): string {
  return renews?.askedByName ?? issuedByName;
}

/** What a renewal is about, before the answer that is already filled in. */
function RenewalNotice({ request, lapses }: Pick<RequestPageProps, "request" | "lapses">) {
  const { renews, primeName, signedAt } = request;
  if (!renews || signedAt) return null;
  return (
    <Notice tone="warning" title={`${primeName} asks you to renew what lapses`}>
      <ul>
        {lapses.map((lapse) => (
          <li key={lapse}>{lapse}</li>
        ))}
      </ul>
      <p>
        Asked by {renews.askedByName}, <InstantText at={renews.askedAt} />. The sections below begin
        with what you told before: change what is new and confirm the rest. What was accepted counts
        until it lapses.
      </p>
    </Notice>
  );
}

/** What was signed still stands; what was changed since can be dropped. */
function DiscardChanges({ request, sections }: RequestPageProps) {
  const changed = sections.filter(({ savedAt }) => savedAt !== null);
  if (changed.length === 0 || !request.signedAt) return null;
  return (
    <Notice title="Changed since you signed">
      <p>
        {changed.map(({ section }) => SECTION_NAMES[section].title).join("; ")}. What you signed on{" "}
        <InstantText at={request.signedAt} /> stands until you sign again. Discarding the changes
        brings these sections back to what was signed.
      </p>
      <Form ariaLabel="Discard changes">
        <Button name="intent" value="discard" look="secondary">
          Discard changes
        </Button>
      </Form>
    </Notice>
  );
}

type ReuseNoticeProps = {
  count: number;
  /** false where the button stands at the head of the page */
  hasButton: boolean;
};

function ReuseNotice({ count, hasButton }: ReuseNoticeProps) {
  return (
    <Notice title="You have told this before">
      <p>
        {count === 1 ? "One section is" : `${count} sections are`} complete with what you signed
        earlier. Use it here if it is still true; you read all of it once more before you sign.
      </p>
      {hasButton && <ReuseButton look="secondary" />}
    </Notice>
  );
}

function ReuseButton({ look }: { look?: "secondary" }) {
  return (
    <Form ariaLabel="Use earlier answers">
      <Button name="intent" value="reuse" look={look}>
        Use what I told before for all sections
      </Button>
    </Form>
  );
}

/** What spares typing: the page of SPRS, and what was signed in another portal. */
function FillIn({ organizationId, request, sections }: RequestPageProps) {
  const isTaken = sections.some(({ passport }) => passport !== null);
  return (
    <p>
      Have your SPRS page or certificate at hand?{" "}
      <a href={paths.subcontractor.readSprs(organizationId, request.id)}>Fill in from it</a>. Would
      a colleague rather fill in a spreadsheet?{" "}
      <a href={paths.subcontractor.offline(organizationId, request.id)}>Take the questions along</a>
      . {isTaken ? "Your answer is filled in from a passport. " : "Signed this in another portal? "}
      <a href={paths.subcontractor.takePassport(organizationId, request.id)}>
        {isTaken ? "See where it comes from" : "Take in a passport"}
      </a>
    </p>
  );
}

function RequestBlock({ request }: { request: ShownRequest }) {
  return (
    <TitleBlock
      label={`Request about ${request.subcontractNumber}`}
      cells={[
        { label: "Prime", value: request.primeName, wide: true },
        { label: "Subcontract", value: request.subcontractNumber, mono: true },
        { label: "Answer due", value: <Due dueOn={request.dueOn} {...request.clock} /> },
        {
          label: "Under contract",
          value: (
            <>
              <Identifier>{formatPiid(request.contractPiid)}</Identifier> {request.contractTitle},{" "}
              {request.agency}
            </>
          ),
          wide: true,
        },
        { label: "Information you get", value: informationText(request), wide: true },
        {
          label: "Required CMMC status",
          value: (
            <>
              <strong>{request.required ?? "None"}.</strong> {plainRequirement(request)}
              <OwnTermsAsked request={request} />
            </>
          ),
          wide: true,
        },
        { label: "Issued", value: <InstantText at={request.issuedAt} /> },
      ]}
    />
  );
}

function informationText({ information, cuiCategories }: ShownRequest): string {
  if (information === "none") return "Neither FCI nor CUI";
  if (information === "FCI") return "Federal contract information (FCI)";
  const categories = nameCuiCategories(cuiCategories).join(", ");
  return `Controlled unclassified information (CUI)${categories && `: ${categories}`}`;
}

function Tasks(props: RequestPageProps) {
  const { organizationId, request, sections, doubts, evidence } = props;
  return (
    <TaskList
      label="Sections of your answer"
      tasks={sections.map((shown) => ({
        id: shown.section,
        title: SECTION_NAMES[shown.section].title,
        href: paths.subcontractor.section(organizationId, request.id, shown.section),
        state: shown.state,
        hint: (
          <>
            <OnIt {...props} part={shown.section} />
            <TaskHint
              shown={shown}
              evidence={evidence}
              doubts={doubts.filter(({ section }) => section === shown.section)}
            />
          </>
        ),
      }))}
    />
  );
}

const FILLED_BY = {
  sprs: "Filled in from your SPRS page: check it and save.",
  sheet: "Filled in from the spreadsheet: check it and save.",
};

type TaskHintProps = { shown: ShownSection; doubts: readonly Doubt[]; evidence: EvidenceGaps };

function TaskHint({ shown, doubts, evidence }: TaskHintProps) {
  const { state, returned, statedAt, savedAt, savedBy, section, passport } = shown;
  const { filledBy, isLapsing } = shown;
  return (
    <>
      {state === "returned" &&
        returned.map(({ reason, returnedBy, returnedAt }) => (
          <p key={reason}>
            Returned by {returnedBy}, <InstantText at={returnedAt} />: “{reason}”
          </p>
        ))}
      {doubts.map(({ text }) => (
        <p key={text}>Check: {text}</p>
      ))}
      {savedAt && (
        <p>
          Saved by {savedBy}, <InstantText at={savedAt} />
        </p>
      )}
      {filledBy && <p>{FILLED_BY[filledBy]}</p>}
      {isLapsing && state !== "done" && <p>What you told here lapses: enter what is new.</p>}
      {passport && (
        <p>
          <FromPassport source={passport.source} />
          {savedAt && (passport.isChanged ? ". Changed since." : ". Unchanged.")}
        </p>
      )}
      {!savedAt && statedAt && !passport && (
        <p>
          {state === "done" ? "Unchanged since you stated it, " : "You told this on "}
          <InstantText at={statedAt} />
        </p>
      )}
      {section === "evidence" && evidence.askedAgain.length > 0 && (
        <p>
          Check the files again:{" "}
          {evidence.askedAgain.map((one) => SECTION_NAMES[one].title).join("; ")}{" "}
          {evidence.askedAgain.length === 1 ? "was" : "were"} returned or changed.
        </p>
      )}
      {section === "evidence" && state !== "not-started" && evidence.without.length > 0 && (
        <p>
          No file beside:{" "}
          {evidence.without.map((one) => EVIDENCE_SUBJECT_NAMES[one].name).join(", ")}
        </p>
      )}
      {!savedAt && !statedAt && <p>{SECTION_NAMES[section].purpose}</p>}
    </>
  );
}
