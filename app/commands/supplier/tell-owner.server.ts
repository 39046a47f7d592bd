import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";

/** Write to who was given suppliers. Whoever takes them, or gives them to nobody, has nobody to tell. */
export async function tellOwner(
  scope: Scope,
  toId: string | null,
  given: { suppliers: number; reason: string },
): Promise<void> {
  const { organizationId, personId, personName } = scope.actor;
  if (toId === null || toId === personId) return;
  const to = await findMember(scope, toId);
  if (!to) return;
  await sendLetter(scope.tx, {
    kind: "suppliers-handed-over",
    organizationId,
    to,
    facts: {
      ...given,
      link: { path: `${paths.prime.suppliers(organizationId)}?owner=me` },
      giverName: personName,
    },
  });
}
