import { z } from "zod";
import { lazily, parseCatalog } from "#catalogs/record.ts";
import accessControl from "./explanations/access-control.json" with { type: "json" };
import auditAndAccountability from "./explanations/audit-and-accountability.json" with {
  type: "json",
};
import awarenessAndTraining from "./explanations/awareness-and-training.json" with { type: "json" };
import configurationManagement from "./explanations/configuration-management.json" with {
  type: "json",
};
import identificationAndAuthentication from "./explanations/identification-and-authentication.json" with {
  type: "json",
};
import incidentResponse from "./explanations/incident-response.json" with { type: "json" };
import maintenance from "./explanations/maintenance.json" with { type: "json" };
import mediaProtection from "./explanations/media-protection.json" with { type: "json" };
import personnelSecurity from "./explanations/personnel-security.json" with { type: "json" };
import physicalProtection from "./explanations/physical-protection.json" with { type: "json" };
import riskAssessment from "./explanations/risk-assessment.json" with { type: "json" };
import securityAssessment from "./explanations/security-assessment.json" with { type: "json" };
import systemAndCommunicationsProtection from "./explanations/system-and-communications-protection.json" with {
  type: "json",
};
import systemAndInformationIntegrity from "./explanations/system-and-information-integrity.json" with {
  type: "json",
};

const Explanation = z.strictObject({
  id: z.string(),
  /** what the requirement asks of a small shop */
  asks: z.string().min(1),
  /** what good evidence looks like */
  evidence: z.string().min(1),
  example: z.string().min(1),
});
export type Explanation = z.infer<typeof Explanation>;

/** Plain-language explanations of the 110 requirements, by requirement id; written by us. */
export const explanations = lazily(() => {
  const all = [
    accessControl,
    auditAndAccountability,
    awarenessAndTraining,
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
  const parsed = parseCatalog("nist-sp-800-171/explanations", z.array(Explanation), all);
  return new Map(parsed.map((explanation) => [explanation.id, explanation]));
});
