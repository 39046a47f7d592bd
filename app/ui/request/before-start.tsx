import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { whatIsAsked } from "#app/domain/questionnaire/what-is-asked.ts";
import type { Word } from "#app/domain/questionnaire/words.ts";
import { paths } from "#app/paths.ts";
import { Section } from "#app/ui/kit/section.tsx";
import type { ShownRequest } from "./shown-request.ts";
import { WordsUsed } from "./words-used.tsx";

type BeforeStartProps = {
  organizationId: string;
  request: Pick<
    ShownRequest,
    "required" | "clauses" | "information" | "primeName" | "performingCages"
  >;
  officials: readonly { name: string }[];
  /** most of it was told before, here or to another prime */
  isTold: boolean;
};

/** How long it takes, what to have at hand, and who must sign: before the first field. */
export function BeforeStart({ organizationId, request, officials, isTold }: BeforeStartProps) {
  const asked = whatIsAsked(request);
  const isShort = asked !== "cmmc-status" && asked !== "dod-assessment";
  const isLevel1 = request.required === "Level 1 (Self)";
  const names = officials.map(({ name }) => name).join(" or ");
  return (
    <Section title="Before you start" lead={howLong(isShort, isTold)}>
      <ul className="bullet-list">
        {!isTold && (
          <li>
            Your registration at SAM.gov: the UEI (12 characters) and the CAGE codes of your sites.
          </li>
        )}
        {request.performingCages.length > 0 && (
          <li>
            {request.primeName} plans the work at CAGE {request.performingCages.join(", ")}: what
            you show must cover it.
          </li>
        )}
        {!isShort && isTold && (
          <li>
            What is new: a print of the entry in SPRS where an assessment or an affirmation was
            entered since.
          </li>
        )}
        {!isShort && !isTold && (
          <>
            <FirstAssess organizationId={organizationId} required={request.required} />
            <li>
              A print of your entry in SPRS, the Government's register of assessments:{" "}
              {isLevel1
                ? "its date and its UID."
                : "dates, score, and, for a CMMC status, its UID."}
            </li>
            <li>
              No SPRS login? SPRS is entered through PIEE, the DoD's portal: whoever runs your PIEE
              account gives access. If nobody does, or you cannot tell, ask the SPRS help desk
              below, and answer the rest meanwhile: “I do not know” is an answer here.
            </li>
            {!isLevel1 && (
              <li>The title page of your system security plan: its name, version and date.</li>
            )}
            <li>
              If your {isLevel1 ? "status" : "status or score"} is not there yet, say so: that is an
              answer too.
            </li>
          </>
        )}
        <li>
          {names
            ? `Whoever signs: ${names}, with the authenticator app.`
            : "Somebody who signs for your company. Nobody may yet: an administrator makes somebody an affirming official, under People."}
        </li>
      </ul>
      <WordsUsed words={wordsMet(isShort, isLevel1)} />
    </Section>
  );
}

function howLong(isShort: boolean, isTold: boolean): string {
  if (isTold) return "A few minutes where nothing has changed: what you told before is kept.";
  return isShort
    ? "About 10 minutes. What you typed is kept when you stop."
    : "About an hour if the papers below are on your desk. You can stop and go on another day.";
}

/** The words that are met from here on. */
function wordsMet(isShort: boolean, isLevel1: boolean): readonly Word[] {
  const always = ["UEI", "CAGE code", "FCI", "CUI"] as const;
  if (isShort) return always;
  return isLevel1
    ? [...always, "CMMC status", "SPRS", "PIEE", "UID"]
    : [...always, "CMMC status", "NIST SP 800-171", "SPRS", "PIEE", "UID", "System security plan"];
}

/** Who was never assessed begins there: what is asked here is its result. */
function FirstAssess({
  organizationId,
  required,
}: {
  organizationId: string;
  required: RequiredStatus | null;
}) {
  const { workbooks, workbooksOfLevel1 } = paths.subcontractor;
  if (required === "Level 1 (Self)")
    return (
      <li>
        Never checked yourselves for Level 1?{" "}
        <a href={workbooksOfLevel1(organizationId)}>Go through the 15 safeguards</a> first, enter
        the result in SPRS and affirm it there, then state it here.
      </li>
    );
  if (required === "Level 2 (Self)" || required === null)
    return (
      <li>
        Never assessed yourselves?{" "}
        <a href={workbooks(organizationId)}>Go through the 110 requirements</a> first: the workbook
        counts the score that you enter in SPRS. That takes weeks rather than hours; you can answer
        here meanwhile that you have no status or score yet.
      </li>
    );
  return null;
}
