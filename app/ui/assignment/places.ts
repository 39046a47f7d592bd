import type { Subject } from "#app/domain/assignment/assignment.ts";
import { paths } from "#app/paths.ts";

const { subcontractor } = paths;

/** Where a part is answered. */
export function partHref(organizationId: string, { kind, id }: Subject, part: string): string {
  if (kind === "request") return subcontractor.section(organizationId, id, part);
  if (kind === "workbook") return subcontractor.workbookFamily(organizationId, id, part);
  return subcontractor.questionnairePart(organizationId, id, part);
}

/** Where the whole stands that a part belongs to. */
export function subjectHref(organizationId: string, { kind, id }: Subject): string {
  if (kind === "request") return subcontractor.request(organizationId, id);
  if (kind === "workbook") return subcontractor.workbook(organizationId, id);
  return subcontractor.questionnaire(organizationId, id);
}

/** Where parts of it are given to colleagues. */
export function assignHref(organizationId: string, { kind, id }: Subject): string {
  if (kind === "request") return subcontractor.assignRequest(organizationId, id);
  if (kind === "workbook") return subcontractor.assignWorkbook(organizationId, id);
  return subcontractor.assignQuestionnaire(organizationId, id);
}
