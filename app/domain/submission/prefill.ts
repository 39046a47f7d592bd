import { isCmmcAssessment } from "#app/domain/cmmc/rank.ts";
import { writeEvidenceLink } from "#app/domain/evidence/subjects.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { OpenQuestion, UnansweredQuestions } from "#app/domain/questionnaire/unanswered.ts";
import type { SectionValues } from "./answers.ts";
import { answerName } from "./open-form.ts";
import { writeOpenRequirement } from "./open-requirements.ts";
import type { PassportSource } from "./passport-source.ts";

/** What was stated before, in the form of a section's fields, and when. */
export type Stated = {
  values: SectionValues;
  factIds: string[];
  statedAt: string;
  /** set where it was stated in another portal */
  passport?: PassportSource;
};

/** The facts that a new submission starts from: one of each kind, the newest. */
export type StartingFacts = {
  organization: FactOf<"organization-profile"> | null;
  system: FactOf<"information-system"> | null;
  acknowledgement: FactOf<"acknowledgement"> | null;
  cmmc: FactOf<"assessment"> | null;
  dod: FactOf<"assessment"> | null;
  affirmation: FactOf<"affirmation"> | null;
  certification: FactOf<"certification"> | null;
};

/**
 * Which of an organization's current facts answer a flowdown.
 *
 * @param facts current ones, newest first.
 * @param systemLineageId the system that is answered about; null for one that was never stated,
 *   absent for the newest.
 */
export function chooseStartingFacts(
  facts: readonly Fact[],
  flowdownId: string,
  systemLineageId?: string | null,
): StartingFacts {
  const system =
    ofKind(facts, "information-system").find(
      ({ lineageId }) => systemLineageId === undefined || lineageId === systemLineageId,
    ) ?? null;
  const assessments = ofKind(facts, "assessment")
    .filter(({ content }) => content.systemLineageId === system?.lineageId)
    .sort((a, b) => (a.content.statusDate < b.content.statusDate ? 1 : -1));
  const cmmc = assessments.find(({ content }) => isCmmcAssessment(content.type)) ?? null;
  return {
    organization: ofKind(facts, "organization-profile")[0] ?? null,
    system,
    acknowledgement:
      ofKind(facts, "acknowledgement").find(({ content }) => content.flowdownId === flowdownId) ??
      null,
    cmmc,
    dod: assessments.find(({ content }) => !isCmmcAssessment(content.type)) ?? null,
    affirmation:
      ofKind(facts, "affirmation")
        .filter(({ content }) => content.assessmentLineageId === cmmc?.lineageId)
        .sort((a, b) => (a.content.affirmedOn < b.content.affirmedOn ? 1 : -1))[0] ?? null,
    certification: ofKind(facts, "certification")[0] ?? null,
  };
}

/** The facts of one kind, in the order given. */
export function ofKind<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact) => fact.kind === kind) as unknown as FactOf<K>[];
}

/**
 * Answer a section from what was stated before.
 *
 * @param signedBefore whether an attestation was ever signed: then what is not among the facts was
 *   answered with "none".
 * @returns null where nothing is known.
 */
export function prefillSection(
  section: SubmissionSection,
  from: StartingFacts,
  signedBefore: Fact | null,
): Stated | null {
  const values = VALUES[section](from, signedBefore !== null);
  if (!values) return null;
  const facts = FACTS[section](from).filter((fact) => fact !== null);
  const newest = facts
    .map(({ recordedAt }) => recordedAt)
    .sort()
    .at(-1);
  const statedAt = newest ?? signedBefore?.recordedAt;
  return statedAt ? { values, factIds: facts.map(({ id }) => id), statedAt } : null;
}

/** The fields of a section as facts fill them in; null where these say nothing. */
export function sectionValues(
  section: SubmissionSection,
  from: StartingFacts,
): SectionValues | null {
  return VALUES[section](from, false);
}

const FACTS: Record<SubmissionSection, (from: StartingFacts) => (Fact | null)[]> = {
  organization: ({ organization }) => [organization],
  system: ({ system }) => [system],
  acknowledgement: ({ acknowledgement }) => [acknowledgement],
  assessment: ({ cmmc, dod }) => [cmmc, dod],
  affirmation: ({ affirmation }) => [affirmation],
  certification: ({ certification }) => [certification],
  evidence: () => [],
};

type Write = (from: StartingFacts, signedBefore: boolean) => SectionValues | null;

const VALUES: Record<SubmissionSection, Write> = {
  organization: ({ organization }) =>
    organization && {
      legalName: organization.content.legalName,
      uei: organization.content.uei,
      cages: organization.content.cages.join(", "),
      address: organization.content.address,
      employees: text(organization.content.employees),
      ...openValues(organization.content.unanswered, ["uei", "cages"]),
    },
  system: ({ system }) =>
    system && {
      systemLineageId: system.lineageId,
      name: system.content.name,
      description: system.content.description,
      cages: system.content.cages.join(", "),
      planName: system.content.planName,
      planVersion: system.content.planVersion,
      planDate: text(system.content.planDate),
      externalServiceProviders: system.content.externalServiceProviders,
      ...openValues(system.content.unanswered, ["systemCages", "plan"]),
    },
  acknowledgement: ({ acknowledgement }) =>
    acknowledgement && {
      accepts: "on",
      passesOn: word(acknowledgement.content.passesOnToLowerTiers),
    },
  assessment: ({ system, cmmc, dod }, signedBefore) =>
    cmmc || dod || (signedBefore && system)
      ? {
          ...cmmcValues(cmmc, system),
          ...dodValues(dod, system),
          ...moduleValues(cmmc, dod),
        }
      : null,
  affirmation: ({ affirmation, system }): SectionValues | null => {
    if (affirmation)
      return {
        officialName: affirmation.content.officialName,
        officialTitle: affirmation.content.officialTitle,
        affirmedOn: affirmation.content.affirmedOn,
      };
    const left = openValues(system?.content.unanswered, ["affirmation"]);
    return Object.keys(left).length > 0 ? left : null;
  },
  certification: ({ certification }, signedBefore): SectionValues | null => {
    if (!certification) return signedBefore ? { hasCertificate: "no" } : null;
    return {
      hasCertificate: "yes",
      edition: certification.content.edition,
      body: certification.content.body,
      number: certification.content.number,
      scope: certification.content.scope,
      coversCuiSystem: word(certification.content.coversCuiSystem),
      issuedOn: certification.content.issuedOn,
      expiresOn: certification.content.expiresOn,
    };
  },
  evidence: ({ cmmc, dod, affirmation, certification }) => {
    const beside = [
      ["cmmc-status", cmmc],
      ["dod-assessment", dod],
      ["affirmation", affirmation],
      ["certification", certification],
    ] as const;
    const files = beside.flatMap(([subject, fact]) =>
      (fact?.evidence ?? []).map(({ id }) => writeEvidenceLink({ evidenceId: id, subject })),
    );
    return files.length > 0 ? { files } : null;
  },
};

function cmmcValues(cmmc: StartingFacts["cmmc"], system: StartingFacts["system"]): SectionValues {
  if (!cmmc) return { cmmcType: system?.content.unanswered?.cmmcStatus ?? "none" };
  const { content } = cmmc;
  return {
    cmmcType: content.type,
    cmmcStatus: text(content.status),
    cmmcStatusDate: content.statusDate,
    cmmcUid: text(content.cmmcUid),
    cmmcScore: text(content.score),
    cmmcAssessor: text(content.assessor),
    cmmcOpen: content.openRequirements.map(writeOpenRequirement),
    cmmcCloseOutOn: content.closeOutPostedOn ?? "",
    cmmcChangedOn: content.complianceChangedOn ?? "",
    cmmcRevokedOn: content.revokedOn ?? "",
    ...openValues(content.unanswered, ["cmmcUid"]),
  };
}

function dodValues(dod: StartingFacts["dod"], system: StartingFacts["system"]): SectionValues {
  if (!dod) return { dodType: system?.content.unanswered?.dodAssessment ?? "none" };
  const { content } = dod;
  return {
    dodType: content.type,
    dodDate: content.statusDate,
    dodScore: text(content.score),
    dodFullScoreOn: text(content.fullScoreOn),
    dodOpen: content.openRequirements.map(writeOpenRequirement),
    dodChangedOn: content.complianceChangedOn ?? "",
  };
}

/** What was left open, as the form's own fields say it. */
function openValues(
  unanswered: UnansweredQuestions | undefined,
  questions: readonly OpenQuestion[],
): SectionValues {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const why = unanswered?.[question];
      return why ? [[answerName(question), why]] : [];
    }),
  );
}

function moduleValues(cmmc: StartingFacts["cmmc"], dod: StartingFacts["dod"]): SectionValues {
  const stated = cmmc?.content.cryptographicModule ?? dod?.content.cryptographicModule;
  if (!stated) return {};
  return { moduleCertificate: stated.certificate, moduleEdition: stated.edition };
}

function text(value: string | number | null): string {
  return value === null ? "" : String(value);
}

function word(value: boolean): string {
  return value ? "yes" : "no";
}
