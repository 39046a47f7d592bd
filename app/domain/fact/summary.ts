import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import type { Fact, FactContents } from "./content.ts";

type Summaries = { [K in keyof FactContents]: (content: FactContents[K]) => string };

const SUMMARIES: Summaries = {
  "organization-profile": ({ legalName, uei, cages }) =>
    `${legalName}, UEI ${uei || "left open"}, CAGE ${cages.join(", ") || "left open"}`,
  "information-system": ({ name, planName, planVersion }) =>
    planName ? `${name}, described in ${planName} ${planVersion}`.trim() : name,
  acknowledgement: ({ acknowledgedOn, passesOnToLowerTiers }) =>
    `Accepted on ${formatDate(acknowledgedOn)}; ${passesOnToLowerTiers ? "passes the information on to lower tiers" : "nobody below gets the information"}`,
  assessment: ({ type, status, statusDate, score }) =>
    [status, type, `of ${formatDate(statusDate)}`, score === null ? "" : `with a score of ${score}`]
      .filter(Boolean)
      .join(" "),
  affirmation: ({ officialName, officialTitle, affirmedOn }) =>
    `Affirmed by ${officialName}, ${officialTitle}, on ${formatDate(affirmedOn)}`,
  certification: ({ standard, edition, body, expiresOn }) =>
    `${standard}:${edition} by ${body}, valid until ${formatDate(expiresOn)}`,
  attestation: ({ officialName, officialTitle, covers }) =>
    `Signed by ${officialName}, ${officialTitle}, for ${countWords(covers.length, "fact")}`,
};

/** A fact in one line, as lists show it. */
export function summarizeFact(fact: Pick<Fact, "kind" | "content">): string {
  const summarize = SUMMARIES[fact.kind] as (content: Fact["content"]) => string;
  return summarize(fact.content);
}
