import type { Actor } from "#app/platform/db.server.ts";

/** The audit in which an auditor reads. @throws Error for anybody else: there is none. */
export function auditOf({ auditId }: Actor): string {
  if (!auditId) throw new Error("nobody but an auditor reads in an audit room");
  return auditId;
}
