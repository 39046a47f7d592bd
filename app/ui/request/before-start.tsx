import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import { Section } from "#app/ui/kit/section.tsx";
import type { ShownRequest } from "./shown-request.ts";
import { WordsUsed } from "./words-used.tsx";

type BeforeStartProps = {
  request: Pick<
    ShownRequest,
    "required" | "clauses" | "information" | "primeName" | "performingCages"
  >;
  officials: readonly { name: string }[];
};

/** How long it takes, what to have at hand, and who must sign: before the first field. */
export function BeforeStart({ request, officials }: BeforeStartProps) {
  const asked = whatIsAsked(request);
  const isShort = asked !== "cmmc-status" && asked !== "dod-assessment";
  const names = officials.map(({ name }) => name).join(" or ");
  return (
    <Section
      title="Before you start"
      lead={
        isShort
          ? "About 10 minutes. What you typed is kept when you stop."
          : "About an hour if the papers below are on your desk. You can stop and go on another day."
      }
    >
      <ul className="bullet-list">
        <li>
          Your registration at SAM.gov: the UEI (12 characters) and the CAGE codes of your sites.
        </li>
        {request.performingCages.length > 0 && (
          <li>
            {request.primeName} plans the work at CAGE {request.performingCages.join(", ")}: what
            you show must cover it.
          </li>
        )}
        {!isShort && (
          <>
            <li>
              A print of your entry in SPRS, the Government's register of assessments: dates, score,
              and, for a CMMC status, its UID.
            </li>
            <li>
              No SPRS login? SPRS is entered through PIEE, the DoD's portal: whoever runs your PIEE
              account gives access. If nobody does, or you cannot tell, ask the SPRS help desk
              below, and answer the rest meanwhile: “I do not know” is an answer here.
            </li>
            {request.required !== "Level 1 (Self)" && (
              <li>The title page of your system security plan: its name, version and date.</li>
            )}
            <li>If your status or score is not there yet, say so: that is an answer too.</li>
          </>
        )}
        <li>
          {names
            ? `Whoever signs: ${names}, with the authenticator app.`
            : "Somebody who signs for your company. Nobody may yet: an administrator makes somebody an affirming official, under People."}
        </li>
      </ul>
      <WordsUsed
        words={
          isShort
            ? ["UEI", "CAGE code", "FCI", "CUI"]
            : [
                "UEI",
                "CAGE code",
                "FCI",
                "CUI",
                "CMMC status",
                "NIST SP 800-171",
                "SPRS",
                "PIEE",
                "UID",
                "System security plan",
              ]
        }
      />
    </Section>
  );
}
