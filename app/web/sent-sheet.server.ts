import type { JustSent } from "#app/domain/offline/sent-form.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { readSealedCookie, sealCookie } from "./sealed-cookie.server.ts";

/** A letter's link is used by one company, a few times until its cells are right. */
const SENT: Limit = { name: "sent-sheet", most: 20, seconds: 24 * 3600 };

/**
 * Count one file that comes through the link of a letter, before a byte of it is read.
 *
 * @throws 429 for the link through which many came, whoever sends them.
 */
export async function limitSentSheets({ id }: OpenedInvitation): Promise<void> {
  const waitSeconds = await takeTry(SENT, id);
  if (waitSeconds > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
}

const PURPOSE = "sent-sheet";
/** Browsers take no larger cookie than holds these. */
const MOST_LISTED = 10;
const MOST_WHY = 100;

/** What was read of a file waits in the browser that sent it, and nowhere that the link could ask for. */
export function keepJustSent(
  { id }: OpenedInvitation,
  read: { sections: number; problems: readonly { cell: string; label: string; why: string }[] },
): string {
  const listed = read.problems.slice(0, MOST_LISTED);
  const sent: JustSent = {
    sections: read.sections,
    problems: listed.map(({ cell, label, why }) => ({
      cell,
      label: label.slice(0, MOST_WHY),
      why: why.slice(0, MOST_WHY),
    })),
    more: read.problems.length - listed.length,
  };
  return sealCookie(PURPOSE, id, JSON.stringify(sent));
}

/** What this browser sent through this link just now, where the address asks for it. */
export function readJustSent(request: Request, { id }: OpenedInvitation): JustSent | null {
  if (!new URL(request.url).searchParams.has("sent")) return null;
  const kept = readSealedCookie(request, PURPOSE, id);
  return kept ? JSON.parse(kept) : null;
}
