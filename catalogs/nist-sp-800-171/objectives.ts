import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import accessControl from "./objectives/access-control.json" with { type: "json" };
import auditAndAccountability from "./objectives/audit-and-accountability.json" with {
  type: "json",
};
import awarenessAndTraining from "./objectives/awareness-and-training.json" with { type: "json" };
import configurationManagement from "./objectives/configuration-management.json" with {
  type: "json",
};
import identificationAndAuthentication from "./objectives/identification-and-authentication.json" with {
  type: "json",
};
import incidentResponse from "./objectives/incident-response.json" with { type: "json" };
import maintenance from "./objectives/maintenance.json" with { type: "json" };
import mediaProtection from "./objectives/media-protection.json" with { type: "json" };
import personnelSecurity from "./objectives/personnel-security.json" with { type: "json" };
import physicalProtection from "./objectives/physical-protection.json" with { type: "json" };
import riskAssessment from "./objectives/risk-assessment.json" with { type: "json" };
import securityAssessment from "./objectives/security-assessment.json" with { type: "json" };
import systemAndCommunicationsProtection from "./objectives/system-and-communications-protection.json" with {
  type: "json",
};
import systemAndInformationIntegrity from "./objectives/system-and-information-integrity.json" with {
  type: "json",
};

const Objective = z.strictObject({
  id: z.string().regex(/^3\.\d{1,2}\.\d{1,2}\[[a-o]\]$/),
  requirement: z.string(),
  /** what is true when it is met, in words that a shop owner can say yes or no to; ours, not NIST's */
  text: z.string().min(1),
  ...inForce,
});
export type Objective = z.infer<typeof Objective>;

/** The 320 assessment objectives of NIST SP 800-171A, by the requirement they belong to. */
export const objectives = lazily((): ReadonlyMap<string, readonly Objective[]> => {
  const all = [
    accessControl,
    awarenessAndTraining,
    auditAndAccountability,
    configurationManagement,
    identificationAndAuthentication,
    incidentResponse,
    maintenance,
    mediaProtection,
    personnelSecurity,
    physicalProtection,
    riskAssessment,
    securityAssessment,
    systemAndCommunicationsProtection,
    systemAndInformationIntegrity,
  ].flat();
  const parsed = parseCatalog("nist-sp-800-171/objectives", z.array(Objective), all);
  const byRequirement = new Map<string, Objective[]>();
  for (const objective of parsed)
    byRequirement.set(objective.requirement, [
      ...(byRequirement.get(objective.requirement) ?? []),
      objective,
    ]);
  return byRequirement;
});
