import { and, eq, inArray, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

type Named = {
  ownerId: string;
  deputyId: string;
  ownerName: string;
  deputyName: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  reason: string;
};

/** Write to both that somebody stands in, or no more; who works here no more gets no letter. */
export async function tellOfDeputy(
  { tx, actor }: Scope,
  what: "named" | "ended",
  { ownerId, deputyId, ...named }: Named,
): Promise<void> {
  const found = await tx
    .selectDistinctOn([memberships.personId], {
      personId: memberships.personId,
      email: memberships.personEmail,
      name: memberships.personName,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        inArray(memberships.personId, [ownerId, deputyId]),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(memberships.personId);
  for (const { personId, email, name } of found)
    await sendLetter(tx, {
      kind: what === "named" ? "deputy-named" : "deputy-ended",
      organizationId: actor.organizationId,
      to: { email, name },
      facts: {
        ...named,
        link: { path: paths.prime.today(actor.organizationId) },
        reader: personId === deputyId ? "deputy" : "owner",
        byName: actor.personName,
      },
    });
}
