import { addDays, addMonths, addYears } from "#app/domain/kernel/calendar-date.ts";
import type { SubmissionSection } from "#app/domain/questionnaire/sections.ts";
import type { SectionValues } from "#app/domain/submission/answers.ts";
import type { DemoAnswer } from "./situations.ts";
import { type DemoSupplier, dayBefore, type World } from "./world.ts";

const ASSESSOR = "Keel & Compass Assessors LLC";
const CERTIFICATION_BODY = "Halvorsen Management Systems Registrars";
const DAYS_FROM_PLAN_TO_STATUS = 40;

/**
 * What a supplier's people type into each section.
 *
 * @param systemLineageId the system stated before, for an answer that is about it again.
 * @param files evidence, as the section keeps it.
 */
export function valuesOfAnswer(
  world: World,
  supplier: DemoSupplier,
  answer: DemoAnswer,
  {
    systemLineageId,
    files,
    passesOn,
  }: { systemLineageId?: string; files: string[]; passesOn: boolean },
): Record<SubmissionSection, SectionValues> {
  const { legalName, uei, cages, address, employees } = supplier;
  return {
    organization: {
      legalName,
      uei,
      cages: cages.join(" "),
      address,
      employees: String(employees),
    },
    system: {
      ...(systemLineageId && { systemLineageId }),
      ...systemValues(world, supplier, answer),
    },
    acknowledgement: { accepts: "on", passesOn: passesOn ? "yes" : "no" },
    assessment: { ...cmmcValues(world, supplier, answer), ...dodValues(world, answer) },
    affirmation: answer.cmmc
      ? {
          officialName: supplier.official.name,
          officialTitle: supplier.official.title,
          affirmedOn: dayBefore(world, answer.cmmc.affirmedDaysAgo),
        }
      : {},
    certification: certificateValues(world, supplier, answer),
    evidence: files.length > 0 ? { files } : { withoutFiles: "on" },
  };
}

function systemValues(world: World, { cages }: DemoSupplier, answer: DemoAnswer): SectionValues {
  const statedDaysAgo = answer.cmmc?.daysAgo ?? answer.dod?.daysAgo ?? answer.signedDaysAgo;
  return {
    name: "Engineering and shop-floor network",
    description:
      "Design workstations, the planning server and the terminals at the machines, behind one firewall.",
    cages: answer.isElsewhere ? cages[1] : cages.join(" "),
    planName: "System Security Plan",
    planVersion: "2.4",
    planDate: dayBefore(world, statedDaysAgo + DAYS_FROM_PLAN_TO_STATUS),
    externalServiceProviders: "Managed firewall and monitoring; FedRAMP Moderate mail and files",
  };
}

function cmmcValues(world: World, { cmmcUid }: DemoSupplier, { cmmc }: DemoAnswer): SectionValues {
  if (!cmmc) return { cmmcType: "none" };
  const isLevel1 = cmmc.type === "Level 1 (Self)";
  const isAssessedByOthers = cmmc.type === "Level 2 (C3PAO)";
  return {
    cmmcType: cmmc.type,
    cmmcStatusDate: dayBefore(world, cmmc.daysAgo),
    cmmcUid,
    ...(!isLevel1 && { cmmcStatus: cmmc.status, cmmcScore: String(cmmc.score) }),
    ...(isAssessedByOthers && { cmmcAssessor: ASSESSOR }),
    ...(cmmc.open && { cmmcOpen: [...cmmc.open] }),
  };
}

function dodValues(world: World, { dod }: DemoAnswer): SectionValues {
  if (!dod) return { dodType: "none" };
  return {
    dodType: dod.type,
    dodDate: dayBefore(world, dod.daysAgo),
    dodScore: String(dod.score),
    dodFullScoreOn: addMonths(world.on, 7),
    dodOpen: ["3.1.3", "3.4.9"],
  };
}

function certificateValues(
  world: World,
  { uei, legalName }: DemoSupplier,
  { hasIsoCertificate }: DemoAnswer,
): SectionValues {
  if (!hasIsoCertificate) return { hasCertificate: "no" };
  const issuedOn = addDays(world.on, -500);
  return {
    hasCertificate: "yes",
    edition: "2022",
    body: CERTIFICATION_BODY,
    number: `IS ${uei.slice(4, 10)}`,
    coversCuiSystem: "no",
    scope: `Information security for design, quotation and customer data at ${legalName}`,
    issuedOn,
    expiresOn: addYears(issuedOn, 3),
  };
}
