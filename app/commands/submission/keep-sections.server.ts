import { sql } from "drizzle-orm";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import type { DraftSections } from "#app/domain/submission/prepare.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { drafts } from "#db/schema/draft.ts";

/**
 * Keep some sections of a draft and leave the others as they are, so that two people who save
 * different sections at once lose nothing. Holds the draft until the transaction ends.
 *
 * The caller must know that the request is asked of the actor's organization. Who sees only what is
 * assigned to them saves that alone: the database refuses the rest.
 */
export async function keepSections(
  { tx, actor }: Scope,
  requestId: string,
  sections: DraftSections,
): Promise<void> {
  if (seesAssignedOnly(actor.role)) {
    await tx.execute(sql`select flowdown.keep_assigned_sections(
      ${requestId}::uuid, ${JSON.stringify(sections)}::jsonb, ${actor.at.toISOString()}::timestamptz)`);
    return;
  }
  await tx
    .insert(drafts)
    .values({
      organizationId: actor.organizationId,
      requestId,
      sections,
      createdAt: actor.at,
      updatedAt: actor.at,
      updatedBy: actor.personId,
    })
    .onConflictDoUpdate({
      target: [drafts.organizationId, drafts.requestId],
      set: {
        sections: sql`${drafts.sections} || excluded.sections`,
        updatedAt: actor.at,
        updatedBy: actor.personId,
      },
    });
}
