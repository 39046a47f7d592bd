import type { Fact, FactEvidence } from "#app/domain/fact/content.ts";
import type { PassportContent, PassportFact } from "#app/domain/passport/content.ts";
import { type PortalStanding, portalHostOf } from "#app/domain/passport/portal.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "./answers.ts";
import type { PassportSource } from "./passport-source.ts";
import { chooseStartingFacts, ofKind, type Stated, sectionValues } from "./prefill.ts";

/** A file of a passport as this portal took it in; without an id where it did not, and then why. */
export type TakenFile = {
  sha256: string;
  fileName: string;
  evidenceId: string | null;
  refusal: string | null;
};

/** A passport that was taken in for the answer to a request. */
export type TakenPassport = {
  id: string;
  /** ISO instant, UTC */
  takenAt: string;
  takenByName: string;
  verifierKey: string;
  /** how its portal stood to this one then */
  standing: PortalStanding;
  content: PassportContent;
  files: TakenFile[];
};

/** What is told of a passport beside the answers that come from it. */
export function sourceOf({ content, verifierKey }: TakenPassport): PassportSource {
  const { signedAt, officialName } = content.statement;
  return {
    number: content.number,
    signedAt,
    officialName,
    portal: portalHostOf(verifierKey) ?? new URL(content.portal.address).host,
  };
}

/**
 * Answer a section from a passport. What the passport does not tell is not taken for "none": it was
 * perhaps never asked there.
 *
 * @param current the organization's own facts here: a system of the same name is the same system.
 * @returns null where the passport says nothing.
 */
export function prefillFromPassport(
  section: SubmissionSection,
  passport: TakenPassport,
  current: readonly Fact[],
): Stated | null {
  const facts = passport.content.facts.map((fact) => factOf(fact, passport.files));
  const values = sectionValues(section, chooseStartingFacts(facts, ""));
  if (!values) return null;
  return {
    values: section === "system" ? ofOwnSystem(values, current) : values,
    factIds: [],
    statedAt: passport.content.statement.signedAt,
    passport: sourceOf(passport),
  };
}

/** The files that this portal holds; others cannot stand beside an answer. */
function factOf(fact: PassportFact, files: readonly TakenFile[]): Fact {
  const evidence = fact.evidence.flatMap((file): FactEvidence[] => {
    const taken = files.find(
      ({ sha256, fileName }) => sha256 === file.sha256 && fileName === file.fileName,
    );
    if (!taken?.evidenceId) return [];
    const { isIncluded, ...rest } = file;
    return [{ ...rest, id: taken.evidenceId, uploadedByName: "" }];
  });
  return { ...fact, organizationId: "", supersedesId: null, recordedByName: "", evidence } as Fact;
}

/** The lineage of a system is known where it was stated alone. */
function ofOwnSystem(values: SectionValues, current: readonly Fact[]): SectionValues {
  const { systemLineageId, ...rest } = values;
  const own = ofKind(current, "information-system").find(
    ({ content }) => content.name.toLowerCase() === String(rest.name).toLowerCase(),
  );
  return own ? { ...rest, systemLineageId: own.lineageId } : rest;
}
