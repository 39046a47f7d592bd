import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Role } from "./roles.ts";

/** A role that a person has in an organization. */
export type HeldMembership = {
  organizationId: string;
  organizationName: string;
  /** an IANA name: where the organization's days end */
  timeZone: string;
  role: Role;
};

/** An audit that a person may enter. */
export type HeldAuditGrant = {
  grantId: string;
  /** whom the auditor audits for; null where it was not asked when they were let in */
  organization: string | null;
  primeId: string;
  primeName: string;
  timeZone: string;
  auditId: string;
  auditTitle: string;
  contractIds: string[];
  /** whether the prime lets them make oversight records by themselves */
  mayMakeRecords: boolean;
  expiresOn: CalendarDate;
};
