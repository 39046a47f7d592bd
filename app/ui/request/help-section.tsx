import { DescriptionCards } from "#app/ui/kit/description-cards.tsx";
import { Section } from "#app/ui/kit/section.tsx";

export type Official = { personId: string; name: string; email: string };

/** Who helps a small company with this, at no cost. */
export function HelpSection({ primeName, askerName }: { primeName: string; askerName: string }) {
  return (
    <Section title="Who can help">
      <DescriptionCards
        cards={[
          {
            id: "asker",
            title: askerName,
            text: `Issued this at ${primeName}. Ask about the work, the information you will get and the due date.`,
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
