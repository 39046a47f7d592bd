import type { SubmissionResult } from "@conform-to/react";
import { data } from "@remix-run/node";
import type { JustSent } from "#app/domain/offline/sent-form.ts";
import { sayWhenAgain } from "#app/domain/person/wait.ts";
import { type Limit, returnTry, takeTry } from "#app/platform/rate-limit.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { readSealedCookie, sealCookie } from "./sealed-cookie.server.ts";

/*
 * The link itself cannot be guessed through these: who tries links is counted by network where every
 * link is opened. What is bounded here is work: opening a file costs a process of its own, and each that
 * is taken in is kept for good and tells somebody by letter. Whoever forgot to choose a file, or chose
 * one that is too large, has caused neither.
 */
const POSTED: Limit = { name: "sent-sheet-posted", most: 120, seconds: 3600 };
const OPENED: Limit = { name: "sent-sheet-opened", most: 20, seconds: 3600 };
const TAKEN: Limit = { name: "sent-sheet-taken", most: 20, seconds: 24 * 3600 };

/** Count one post through a link, before a byte of it is read. @returns seconds to wait, or 0. */
export function countPost({ id }: OpenedInvitation): Promise<number> {
  return takeTry(POSTED, id);
}

/**
 * Open a file that came through a link, if not too many did.
 *
 * @param send takes it in.
 * @returns seconds to wait instead; what `send` said otherwise.
 */
export async function countOpening<T extends { ok: boolean }>(
  { id }: OpenedInvitation,
  send: () => Promise<T>,
): Promise<{ waitSeconds: number } | T> {
  const waitSeconds = (await takeTry(OPENED, id)) || (await takeTry(TAKEN, id));
  if (waitSeconds > 0) return { waitSeconds };
  const outcome = await send();
  if (!outcome.ok) await returnTry(TAKEN, id);
  return outcome;
}

/** The page again, with when the next file may come and what can be done until then. */
export function tooManySheets(waitSeconds: number, { organizationName }: OpenedInvitation) {
  const otherWays = `Nothing that was sent is lost. You need not wait: accept the invitation and answer on the screen, or send the spreadsheet to ${organizationName} by email.`;
  const result: SubmissionResult = {
    status: "error",
    error: {
      "": [`Too many spreadsheets came through this link. ${sayWhenAgain(waitSeconds)}`, otherWays],
    },
  };
  const headers = { "Retry-After": String(waitSeconds) };
  return data({ result }, { status: 429, headers });
}

const PURPOSE = "sent-sheet";
/** Browsers take no larger cookie than holds these. */
const MOST_LISTED = 10;
const MOST_WHY = 100;

/** What was read of a file waits in the browser that sent it, and nowhere that the link could ask for. */
export function keepJustSent(
  { id }: OpenedInvitation,
  read: {
    sections: number;
    unchanged: number;
    problems: readonly { cell: string; label: string; why: string }[];
  },
): string {
  const listed = read.problems.slice(0, MOST_LISTED);
  const sent: JustSent = {
    sections: read.sections,
    unchanged: read.unchanged,
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
