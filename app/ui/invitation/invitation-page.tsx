import type { SubmissionResult } from "@conform-to/react";
import type { InvitationStanding } from "#app/domain/person/invitation-form.ts";
import { ROLE_NAMES, type Role } from "#app/domain/person/roles.ts";
import { type AskedKind, mostAsked, sayAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { DateText } from "#app/ui/kit/date-text.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { SignedOutShell } from "#app/ui/shell/signed-out-shell.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { NewPersonFields } from "./new-person-fields.tsx";

export type ShownInvitation = {
  kind: "supplier" | "colleague" | "auditor";
  standing: InvitationStanding;
  role: Role;
  organizationName: string;
  inviterName: string;
  name: string;
  email: string;
  hasAccount: boolean;
  supplier: { legalName: string } | null;
  asks: {
    number: string;
    title: string;
    dueOn: string;
    asked: AskedKind;
    required: string | null;
  }[];
  audit: { title: string; contracts: string[]; startsOn: string; expiresOn: string } | null;
};

type InvitationPageProps = {
  token: string;
  invitation: ShownInvitation;
  /** organizations of the reader that could answer */
  choices: readonly { organizationId: string; legalName: string }[];
  signedInAs: string | null;
  isReader: boolean;
  isComplete: boolean;
  lastResult?: SubmissionResult;
};

/** Who invites, for what, and the way in. */
export function InvitationPage(props: InvitationPageProps) {
  const { invitation, token } = props;
  return (
    <SignedOutShell
      title={TITLES[invitation.kind](invitation)}
      foot={
        invitation.standing === "open" && (
          <>
            {invitation.kind === "supplier" && invitation.asks.length > 0 && (
              <p>
                You would rather not sign in?{" "}
                <a href={paths.sentSheet(token)}>Answer in a spreadsheet instead</a>
              </p>
            )}
            <p>
              Not you? <a href={paths.wrongPerson(token)}>Say that it reached the wrong person</a>
            </p>
          </>
        )
      }
    >
      <What invitation={invitation} />
      {invitation.standing === "open" ? <WayIn {...props} /> : <Closed invitation={invitation} />}
    </SignedOutShell>
  );
}

const TITLES: Record<ShownInvitation["kind"], (invitation: ShownInvitation) => string> = {
  supplier: ({ organizationName, asks }) =>
    `${organizationName} ${ASKING[mostAsked(asks.map(({ asked }) => asked))]}`,
  colleague: ({ organizationName }) => `Join ${organizationName}`,
  auditor: ({ organizationName }) => `Enter an audit room of ${organizationName}`,
};

const ASKING: Record<AskedKind, string> = {
  "cmmc-status": "asks for your CMMC status",
  "dod-assessment": "asks for your NIST SP 800-171 DoD Assessment",
  acceptance: "asks you to accept what flows down",
  information: "tells you what flows down: nothing to show",
  "nothing-yet": "invites you to answer",
};

function What({ invitation }: { invitation: ShownInvitation }) {
  const { kind, inviterName, organizationName, supplier, asks, audit, role } = invitation;
  if (kind === "colleague")
    return (
      <p>
        {inviterName} invites you to work for {organizationName} as{" "}
        <strong>{ROLE_NAMES[role]}</strong>.
      </p>
    );
  if (kind === "auditor" && audit)
    return (
      <>
        <p>
          {inviterName} lets you in for <strong>{audit.title}</strong>, from{" "}
          <DateText on={audit.startsOn} /> to <DateText on={audit.expiresOn} />. You read these
          contracts and nothing else, draw samples, and write down findings and questions. What you
          open is logged.
        </p>
        <ul className="plain-list">
          {audit.contracts.map((contract) => (
            <li key={contract}>{contract}</li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <p>
        {inviterName} of {organizationName} invites {supplier?.legalName} to answer here.{" "}
        {asks.some(({ asked }) => asked === "cmmc-status") &&
          "It asks what you hold under the Cybersecurity Maturity Model Certification (CMMC): its own contract makes it sure of that before it may award work to you (DFARS 252.204-7021). "}
        {asks.length === 0 && "Nothing is asked yet. "}
        You answer in plain steps and can stop at any time.
      </p>
      {asks.length > 0 && (
        <ul className="plain-list">
          {asks.map(({ number, title, dueOn, asked, required }) => (
            <li key={number}>
              <span className="identifier">{number}</span> {title}: {sayAsked(asked, required)}.
              Answer due <DateText on={dueOn} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function WayIn(props: InvitationPageProps) {
  const { token, invitation, signedInAs, isReader, isComplete, choices, lastResult } = props;
  if (!invitation.hasAccount)
    return (
      <NewPersonFields name={invitation.name} email={invitation.email} lastResult={lastResult} />
    );
  if (!signedInAs || (isReader && !isComplete))
    return (
      <>
        <p>
          You sign in with <strong>{invitation.email}</strong> already.
        </p>
        <ButtonLink href={paths.signIn(paths.invitation(token))} wide>
          Sign in to accept
        </ButtonLink>
      </>
    );
  if (!isReader)
    return (
      <Notice tone="warning" title="You are signed in as somebody else">
        This invitation was written to {invitation.email}, and you are signed in as {signedInAs}.{" "}
        <a href={paths.signOut}>Sign out</a>, then open the link again.
      </Notice>
    );
  return <AcceptForm choices={choices} lastResult={lastResult} />;
}

const CLOSED: Record<Exclude<InvitationStanding, "open">, { title: string; text: string }> = {
  accepted: {
    title: "This invitation was accepted",
    text: "Its link opens once. Sign in with the address it was sent to. If a colleague of yours accepted it, ask them to let you in too, on their page People.",
  },
  expired: {
    title: "This invitation has expired",
    text: "Ask whoever invited you to send it again: it takes them one click.",
  },
  withdrawn: {
    title: "This invitation was withdrawn",
    text: "There may be a newer letter with another link. If not, ask whoever invited you.",
  },
  "wrong-person": {
    title: "You told us that it reached the wrong person",
    text: "The one who invited you knows. There is nothing more to do.",
  },
};

function Closed({ invitation }: { invitation: ShownInvitation }) {
  if (invitation.standing === "open") return null;
  const { title, text } = CLOSED[invitation.standing];
  return (
    <Notice
      title={title}
      action={
        invitation.standing === "accepted" && (
          <ButtonLink href={paths.signIn()} look="secondary">
            Sign in
          </ButtonLink>
        )
      }
    >
      {text}
    </Notice>
  );
}
