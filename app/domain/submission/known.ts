import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionAnswers, SectionValues } from "./answers.ts";

/** How a prime's own record names whom it asks. */
export type KnownOrganization = {
  legalName: string;
  uei: string | null;
  cages: string[];
  /** titles of people of the organization, by their addresses in small letters */
  titles: Readonly<Record<string, string>>;
};

export type KnownInput = {
  primeName: string;
  organization: KnownOrganization;
  /** what is answered so far */
  answers: Partial<SectionAnswers>;
  officials: readonly { name: string; email: string }[];
};

/** What a section can begin with, and where each value came from: no answer until somebody saves it. */
export type Known = { values: SectionValues; sources: Record<string, string> };

const NOTHING: Known = { values: {}, sources: {} };

/**
 * What is known of a section that nobody has answered: it is asked by being shown.
 *
 * @throws never
 */
export function knownValues(section: SubmissionSection, input: KnownInput): Known {
  const { primeName, organization, answers, officials } = input;
  if (section === "organization")
    return from(primeName, {
      legalName: organization.legalName,
      uei: organization.uei ?? "",
      cages: organization.cages.join(", "),
    });
  if (section === "system")
    return from("Your organization", { cages: answers.organization?.cages.join(", ") ?? "" });
  if (section !== "affirmation") return NOTHING;
  const [official, ...others] = officials;
  if (!official || others.length > 0) return NOTHING;
  const name = from("your account", { officialName: official.name });
  const title = from(primeName, { officialTitle: titleOf(official.email, organization) });
  return {
    values: { ...name.values, ...title.values },
    sources: { ...name.sources, ...title.sources },
  };
}

/** The title under which a prime knows somebody; empty where it does not. */
export function titleOf(email: string, { titles }: Pick<KnownOrganization, "titles">): string {
  return titles[email.toLowerCase()] ?? "";
}

/** Values from one place; what it does not know is left out. */
function from(source: string, values: Record<string, string>): Known {
  const known = Object.entries(values).filter(([, value]) => value !== "");
  return {
    values: Object.fromEntries(known),
    sources: Object.fromEntries(known.map(([name]) => [name, source])),
  };
}
