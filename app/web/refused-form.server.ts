import type { SubmissionResult } from "@conform-to/react";
import type { data } from "@remix-run/node";
import { readSealedCookie, sealCookie } from "./sealed-cookie.server.ts";

const PURPOSE = "refused-form";
/** Browsers take no larger cookie. */
const MOST_CHARACTERS = 3_800;

/** What a page needs to show a form that was refused. */
export type Refused = { result: SubmissionResult };

/** What waits in the browser: for one page, and for it alone. */
type Waiting<T> = { page: string; shown: T };

/** The redirect from a refused form: nothing was done, so that the same form may be sent again. */
export class RefusedForm extends Response {}

/**
 * Lead from a refused form to a page that is got and tells its mistakes, so that Back and reload send
 * nothing again. What was typed waits in the browser, encrypted; passwords and codes never do.
 *
 * @param page the address that leads there, and that asks what was refused.
 * @returns the reply as it is where it is too long to wait in a browser.
 */
export function showRefused<T extends Refused>(
  { personId }: { personId: string },
  page: string,
  reply: ReturnType<typeof data<T>>,
) {
  const waiting: Waiting<T> = { page: pathOf(page), shown: reply.data };
  const cookie = sealCookie(PURPOSE, personId, JSON.stringify(waiting));
  if (cookie.length > MOST_CHARACTERS) return reply;
  return new RefusedForm(null, {
    status: 303,
    headers: { Location: `${page}#problems`, "Set-Cookie": cookie },
  });
}

/** What was refused on this page, where its address asks for it. */
export function readRefused<T extends Refused>(
  request: Request,
  { personId }: { personId: string },
): T | undefined {
  if (!isCheckAsked(request)) return undefined;
  const kept = readSealedCookie(request, PURPOSE, personId);
  if (!kept) return undefined;
  const { page, shown }: Waiting<T> = JSON.parse(kept);
  return page === new URL(request.url).pathname.replace(/\.data$/, "") ? shown : undefined;
}

/** Whether an address asks what was wrong in what was sent. */
export function isCheckAsked(request: Request): boolean {
  return new URL(request.url).searchParams.has("check");
}

function pathOf(address: string): string {
  return address.split("?")[0] ?? "";
}
