import type { SubmissionResult } from "@conform-to/react";
import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { SECTION_NAMES, type SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { Doubt } from "#app/domain/submission/check.ts";
import type { Fit } from "#app/domain/submission/fit.ts";
import type { PassportSource } from "#app/domain/submission/passport-source.ts";
import { paths } from "#app/paths.ts";
import { StatementText } from "#app/ui/attestation/statement-text.tsx";
import { WhatSigningMeans } from "#app/ui/attestation/what-signing-means.tsx";
import { Notice } from "#app/ui/kit/notice.tsx";
import { Page } from "#app/ui/kit/page.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { FromPassport } from "#app/ui/passport/from-passport.tsx";
import { FitNotice } from "#app/ui/request/fit-notice.tsx";
import { RequestHelp, type ShownContact } from "#app/ui/request/request-help.tsx";
import type { ShownRequest } from "#app/ui/request/shown-request.ts";
import { whoSigns } from "#app/ui/request/sign-section.tsx";
import { SignForm } from "./sign-form.tsx";
import { type PlannedStatement, StatedFacts } from "./stated-facts.tsx";

type SignPageProps = {
  organizationId: string;
  organizationName: string;
  request: ShownRequest;
  statement: PlannedStatement & { text: string; hash: string; doubts: Doubt[] };
  fit: Fit | null;
  /** the sections that a passport filled in */
  carried: readonly { section: SubmissionSection; source: PassportSource; isChanged: boolean }[];
  /** when each current fact was stated */
  former: readonly { id: string; recordedAt: string; says: string }[];
  officials: readonly { personId: string; name: string; email: string }[];
  personName: string;
  contact: ShownContact | null;
  /** the title that is known of the person, and from where; null where none is */
  title: { value: string; source: string } | null;
  maySign: boolean;
  isDemoPerson: boolean;
  lastResult?: SubmissionResult;
};

/** Everything that will be stated, what signing it means, and the signature. */
export function SignPage(props: SignPageProps) {
  const { organizationId, organizationName, request, statement, officials, maySign } = props;
  const { subcontractor } = paths;
  return (
    <Page
      title="Review and sign"
      refused={{ formId: "sign", result: props.lastResult }}
      lead={`What ${organizationName} states to ${fullStop(request.primeName)} Read it once more: after you sign, an answer is never changed, only corrected by a new one.`}
      breadcrumb={[
        { label: "Requests", href: subcontractor.inbox(organizationId) },
        {
          label: `${request.primeName}, ${request.subcontractNumber}`,
          href: subcontractor.request(organizationId, request.id),
        },
      ]}
    >
      <Doubts organizationId={organizationId} requestId={request.id} doubts={statement.doubts} />
      <FitNotice fit={props.fit} maySign />
      <Section title="What will be stated">
        <PassportWords sections={props.carried} />
        <StatedFacts
          organizationId={organizationId}
          requestId={request.id}
          statement={statement}
          former={props.former}
        />
      </Section>
      <WhatSigningMeans />
      <Section title="The statement">
        <StatementText text={statement.text} />
        {maySign ? (
          <SignForm
            personName={props.personName}
            statementHash={statement.hash}
            title={props.title}
            isDemoPerson={props.isDemoPerson}
            lastResult={props.lastResult}
          />
        ) : (
          <Notice tone="info" title="You cannot sign this yourself">
            {whoSigns(officials)} Ask them to open this page: everything is ready. What you prepared
            is saved.
            {officials.map(({ personId, name, email }) => (
              <p key={personId}>
                <a href={`mailto:${email}`}>Write to {name}</a>
              </p>
            ))}
          </Notice>
        )}
      </Section>
      <RequestHelp organizationId={organizationId} request={request} contact={props.contact} />
    </Page>
  );
}

/** Which sections a passport filled in, and whether they were changed before signing. */
function PassportWords({ sections }: { sections: SignPageProps["carried"] }) {
  const [first] = sections;
  if (!first) return null;
  const listed = (isChanged: boolean) =>
    sections
      .filter((one) => one.isChanged === isChanged)
      .map(({ section }) => SECTION_NAMES[section].title)
      .join("; ");
  return (
    <Notice title={<FromPassport source={first.source} />}>
      {listed(false) && <p>As it was signed there: {listed(false)}.</p>}
      {listed(true) && <p>Changed since: {listed(true)}.</p>}
      <p>Your signature here is a new statement, to this prime, as of today.</p>
    </Notice>
  );
}

type DoubtsProps = { organizationId: string; requestId: string; doubts: readonly Doubt[] };

function Doubts({ organizationId, requestId, doubts }: DoubtsProps) {
  if (doubts.length === 0) return null;
  return (
    <Notice tone="warning" title="Check this before you sign">
      <p>
        These answers do not seem to fit together. You may sign if they are right all the same; your
        prime will ask.
      </p>
      <ul>
        {doubts.map(({ section, text }) => (
          <li key={text}>
            {text}{" "}
            <a href={paths.subcontractor.section(organizationId, requestId, section)}>
              Open “{SECTION_NAMES[section].title}”
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
