import { paths } from "#app/paths.ts";
import { Disclosure } from "#app/ui/kit/disclosure.tsx";
import type { ShownRequest } from "./shown-request.ts";

/** Who answers for a request at the prime. */
export type ShownContact = { name: string; email: string; telephone: string | null };

type RequestHelpProps = {
  organizationId: string;
  request: Pick<ShownRequest, "id" | "primeName" | "subcontractNumber">;
  contact: ShownContact | null;
};

/** Whom to ask about a request, on every page of it. */
export function RequestHelp({ organizationId, request, contact }: RequestHelpProps) {
  const { primeName, subcontractNumber } = request;
  return (
    <aside className="request-help" aria-label="Help">
      <p>
        <strong>Stuck?</strong>{" "}
        {contact ? (
          <>
            {contact.name} answers for {subcontractNumber} at {primeName}:{" "}
            <ContactWays contact={contact} about={subcontractNumber} />.{" "}
          </>
        ) : null}
        <a href={paths.subcontractor.messages(organizationId, request.id)}>
          Ask {primeName} a question
        </a>
      </p>
      <Disclosure summary="Others who help, free of charge">
        <ul className="plain-list">
          <li>
            <a href="https://www.apexaccelerators.us/">APEX Accelerators</a>: advisers for small
            companies that sell to the Government, SPRS and CMMC included.
          </li>
          <li>
            <a href="https://www.projectspectrum.io/">Project Spectrum</a>: courses and self-checks
            on NIST SP 800-171 and CMMC.
          </li>
          <li>
            <a href="https://www.sprs.csd.disa.mil/">SPRS help desk</a>: access to SPRS, and where
            your score and status stand there.
          </li>
        </ul>
      </Disclosure>
    </aside>
  );
}

/** The email address and the telephone of somebody, each to be used at once. */
export function ContactWays({ contact, about }: { contact: ShownContact; about: string }) {
  const { email, telephone } = contact;
  return (
    <>
      <a className="contact-way" href={`mailto:${email}?subject=${encodeURIComponent(about)}`}>
        {email}
      </a>
      {telephone && (
        <>
          {", "}
          <a className="contact-way" href={`tel:${telephone.replace(/[^+\d]/g, "")}`}>
            {telephone}
          </a>
        </>
      )}
    </>
  );
}
