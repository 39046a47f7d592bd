import { randomUUID } from "node:crypto";
import { issueInvitation } from "#app/commands/invitation/issue-invitation.server.ts";
import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { AuditAnswer } from "#app/domain/oversight/audit-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { listContractGrants } from "#app/queries/audit.server.ts";
import { getContract } from "#app/queries/contract.server.ts";
import { auditGrants, audits } from "#db/schema/audit.ts";

/** The link in the letter opens no longer than the access itself. */
const INVITATION_DAYS = 14;

type Refusal = "not-found" | "past" | "open-already";
type Outcome = { ok: true; grantId: string } | { ok: false; reason: Refusal };

/** Let a contract officer or auditor read one contract until a day; an invitation goes to them. */
export function openAudit(actor: Actor, contractId: string, input: AuditAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { name, email, expiresOn } = input;
    const contract = await getContract(scope, contractId);
    if (!contract) return { ok: false, reason: "not-found" };
    if (expiresOn < actor.on) return { ok: false, reason: "past" };
    const grants = await listContractGrants(scope, contractId);
    const isOpen = grants.some(
      (grant) => grant.email === email && grant.state !== "ended" && grant.state !== "expired",
    );
    if (isOpen) return { ok: false, reason: "open-already" };
    const grantId = randomUUID();
    const primeId = actor.organizationId;
    const auditId = randomUUID();
    await scope.tx.insert(audits).values({
      ...{ id: auditId, createdAt: actor.at, createdBy: actor.personId },
      ...{ createdByName: actor.personName, primeId, contractIds: [contractId] },
      ...{ title: `Audit of ${formatPiid(contract.piid)}`, startsOn: actor.on, endsOn: expiresOn },
    });
    await scope.tx.insert(auditGrants).values({
      ...{ id: grantId, createdAt: actor.at, createdBy: actor.personId },
      ...{ primeId, auditId, name, email },
    });
    await issueInvitation(scope, {
      ...{ kind: "auditor", role: "auditor", email, name, auditGrantId: grantId },
      expiresInDays: Math.min(INVITATION_DAYS, daysBetween(actor.on, expiresOn)),
      letter: (link, openUntil) => ({
        kind: "auditor-invitation",
        facts: {
          link,
          primeName: actor.organizationName,
          inviterName: actor.personName,
          contractPiid: formatPiid(contract.piid),
          contractTitle: contract.title,
          expiresOn: openUntil,
          accessUntil: expiresOn,
        },
      }),
    });
    await appendOversightEntry(
      scope,
      "audit.opened",
      { contractId },
      { grantId, name, email, expiresOn },
    );
    return { ok: true, grantId };
  });
}
