import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { InstantText } from "#app/ui/kit/date-text.tsx";
import { Due } from "#app/ui/kit/due.tsx";
import { Identifier } from "#app/ui/kit/identifier.tsx";
import { Tag } from "#app/ui/kit/tag.tsx";
import { FitNotice } from "./fit-notice.tsx";
import type { InboxRequest } from "./inbox-page.tsx";
import { OwnTermsAsked } from "./own-terms-asked.tsx";
import { plainRequirement } from "./shown-request.ts";

type RequestCardProps = { organizationId: string; request: InboxRequest };

/** One request: who asks, for what, by when, how far the answer is, and the one thing to do. */
export function RequestCard({ organizationId, request }: RequestCardProps) {
  const { id, primeName, subcontractNumber, subcontractTitle, required, reasons } = request;
  return (
    <li className="request-card">
      <div className="request-card__head">
        <h3>
          <a href={paths.subcontractor.request(organizationId, id)}>{primeName}</a>
        </h3>
        <RequestStateTag request={request} />
      </div>
      <p className="request-card__work">
        {request.renews && <Tag look="strong">Renewal</Tag>}{" "}
        <Identifier>{subcontractNumber}</Identifier> {subcontractTitle}
      </p>
      <p>
        <strong>{required ?? "No CMMC status"}.</strong> {plainRequirement(request)}
      </p>
      <OwnTermsAsked request={request} />
      {reasons.map((reason) => (
        <blockquote key={reason} className="request-card__reason">
          {reason}
        </blockquote>
      ))}
      {!request.isWithdrawn && <FitNotice fit={request.fit} />}
      <div className="request-card__foot">
        <p>
          {request.signedAt ? (
            <>
              Signed <InstantText at={request.signedAt} />
            </>
          ) : (
            <>
              Due <Due dueOn={request.dueOn} {...request.clock} />
            </>
          )}
        </p>
        <Action organizationId={organizationId} request={request} />
      </div>
    </li>
  );
}

/** How far the answer is, in words. */
export function RequestStateTag({
  request,
}: {
  request: Pick<InboxRequest, "state" | "done" | "sections" | "isWithdrawn">;
}) {
  const { state, done, sections, isWithdrawn } = request;
  if (isWithdrawn) return <Tag look="quiet">Withdrawn</Tag>;
  if (state === "returned") return <Tag look="strong">Returned for correction</Tag>;
  if (state === "signed") return <Tag>Signed</Tag>;
  if (state === "not-started") return <Tag look="accent">Not started</Tag>;
  return (
    <Tag look="accent">
      In progress: {done} of {sections}
    </Tag>
  );
}

const ACTIONS = {
  returned: "Correct it",
  "not-started": "Start",
  "in-progress": "Go on",
} as const;

function Action({ organizationId, request }: { organizationId: string; request: InboxRequest }) {
  const { id, state, isWithdrawn, subcontractNumber } = request;
  const { subcontractor } = paths;
  if (isWithdrawn) return null;
  if (state === "signed")
    return (
      <>
        <a href={subcontractor.submitted(organizationId, id)}>See what was sent</a>
        {request.fit?.isMet === false && (
          <ButtonLink
            look="secondary"
            href={subcontractor.request(organizationId, id)}
            ariaLabel={`Say what has changed: ${request.primeName}, ${subcontractNumber}`}
          >
            Say what has changed
          </ButtonLink>
        )}
      </>
    );
  const next = request.isReadyToSign
    ? { word: "Review and sign", href: subcontractor.sign(organizationId, id) }
    : { word: ACTIONS[state], href: subcontractor.request(organizationId, id) };
  return (
    <ButtonLink
      href={next.href}
      ariaLabel={`${next.word}: ${request.primeName}, ${subcontractNumber}`}
    >
      {next.word}
    </ButtonLink>
  );
}
