import { isRouteErrorResponse } from "@remix-run/react";

const NO_FORM = {
  title: "This could not be read",
  text: "What arrived is not what the page of this address sends. Nothing was changed. Open the page again and fill in its form.",
};

const PROBLEMS: Record<number, { title: string; text: string }> = {
  400: NO_FORM,
  403: {
    title: "Your role does not include this",
    text: "An administrator of your organization can give you a role that does. Nothing was changed.",
  },
  404: {
    title: "There is nothing at this address",
    text: "It may have been mistyped, or it belongs to something that you have no access to.",
  },
  405: NO_FORM,
  408: {
    title: "It took too long to arrive",
    text: "Nothing was changed. Try again, over a faster connection if you can.",
  },
  409: {
    title: "This page was opened by somebody else",
    text: "Another person was signed in here when it was opened. Nothing was done. Open the page again under your own name.",
  },
  413: {
    title: "This is too much for one form",
    text: "Nothing was changed. Shorten the texts or choose a smaller file, and try again.",
  },
  415: NO_FORM,
  429: {
    title: "Too many tries",
    text: "Wait a little and try again.",
  },
};

const UNEXPECTED = {
  title: "Something went wrong on our side",
  text: "Nothing you entered on earlier pages is lost. Try again; if it happens once more, give the time to support.",
};

const MOMENT = {
  title: "That moment cannot be shown",
  text: "The address asks for a day that does not exist, or for what will be known on a day to come.",
};

/** What an answer says of itself: its title, an empty line, and what can be done. */
function saidOf(error: unknown): { title: string; text: string } | null {
  if (!isRouteErrorResponse(error) || ![403, 410].includes(error.status)) return null;
  const said = error.data?.said ?? error.data;
  const [title, text] = typeof said === "string" ? said.trim().split("\n\n") : [];
  return title && text ? { title, text } : null;
}

/** What went wrong, in plain words, and what the reader can do now. */
export function problemOf(error: unknown): { status: number; title: string; text: string } {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const said = saidOf(error);
  if (said) return { status, ...said };
  const isMoment = isRouteErrorResponse(error) && status === 400 && error.data?.problems;
  return { status, ...(isMoment ? MOMENT : (PROBLEMS[status] ?? UNEXPECTED)) };
}

/** What somebody wrote in the form that was refused, to be copied before it is lost. */
export function wordsOf(error: unknown): string[] {
  if (!isRouteErrorResponse(error) || !Array.isArray(error.data?.typed)) return [];
  return error.data.typed.filter((one: unknown) => typeof one === "string");
}

/** The title of a page that could not be shown says why; of any other it names the portal. */
export function problemMeta({ error }: { error?: unknown }): { title: string }[] {
  return [{ title: error ? `${problemOf(error).title} - Flowdown` : "Flowdown" }];
}
