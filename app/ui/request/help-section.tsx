import { fullStop } from "#app/domain/kernel/full-stop.ts";
import { paths } from "#app/paths.ts";
import { DescriptionCards } from "#app/ui/kit/description-cards.tsx";
import { Section } from "#app/ui/kit/section.tsx";
import { ContactWays, type ShownContact } from "./request-help.tsx";
import type { ShownRequest } from "./shown-request.ts";

export type Official = { personId: string; name: string; email: string };

type HelpSectionProps = {
  organizationId: string;
  request: Pick<ShownRequest, "id" | "primeName" | "subcontractNumber" | "issuedByName">;
  contact: ShownContact | null;
};

/** Who helps a small company with this, at no cost. */
export function HelpSection({ organizationId, request, contact }: HelpSectionProps) {
  const { primeName, subcontractNumber, issuedByName } = request;
  return (
    <Section title="Who can help">
      <DescriptionCards
        cards={[
          {
            id: "asker",
            title: contact?.name ?? issuedByName,
            text: `Answers for this at ${fullStop(primeName)} Ask about the work, the information you will get and the due date.`,
            foot: (
              <>
                {contact && (
                  <p>
                    <ContactWays contact={contact} about={subcontractNumber} />
                  </p>
                )}
                <p>
                  <a
                    className="contact-way"
                    href={paths.subcontractor.messages(organizationId, request.id)}
                  >
                    Ask a question, or read the answers
                  </a>
                </p>
              </>
            ),
          },
          {
            id: "apex",
            title: "APEX Accelerators",
            href: "https://www.apexaccelerators.us/",
            text: "Advisers paid by the Department of Defense help small companies sell to the Government, SPRS and CMMC included. Free of charge.",
          },
          {
            id: "spectrum",
            title: "Project Spectrum",
            href: "https://www.projectspectrum.io/",
            text: "Courses and self-checks on NIST SP 800-171 and CMMC from the DoD Office of Small Business Programs. Free of charge.",
          },
          {
            id: "sprs",
            title: "SPRS help desk",
            href: "https://www.sprs.csd.disa.mil/",
            text: "How to get access to SPRS, and where your score, CMMC status and affirmation stand there.",
          },
        ]}
      />
    </Section>
  );
}
