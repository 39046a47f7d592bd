import type { RoomAnswer } from "#app/domain/audit/form.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { addAuditor } from "./add-auditor.server.ts";
import { allowRecords } from "./allow-records.server.ts";
import { answerNote } from "./answer-note.server.ts";
import { closeAudit } from "./close-audit.server.ts";
import { endAccess } from "./end-access.server.ts";
import { resendAuditInvitation } from "./resend-audit-invitation.server.ts";

/** Do what the prime's page of a room was asked for. */
export function changeRoom(actor: Actor, auditId: string, asked: RoomAnswer) {
  switch (asked.intent) {
    case "add":
      return addAuditor(actor, auditId, {
        name: asked.name,
        email: asked.email,
        organization: asked.organization,
      });
    case "end":
      return endAccess(actor, auditId, asked.grantId);
    case "resend":
      return resendAuditInvitation(actor, auditId, asked.grantId);
    case "close":
      return closeAudit(actor, auditId);
    case "records":
      return allowRecords(actor, auditId, asked.allow === "yes");
    case "answer":
      return answerNote(actor, auditId, asked);
  }
}
