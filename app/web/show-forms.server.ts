import type { EntryContext } from "@remix-run/node";
import { makeFormKey } from "#app/platform/form-key.server.ts";
import { currentPersonId } from "#app/platform/request-context.server.ts";
import { findTyped, isOfPage } from "./kept-form.server.ts";
import { replyWith } from "./read-form.server.ts";
import { type Stale, staleOf } from "./stale-edit.server.ts";

/** What the forms of a page are shown with. */
type Showing = {
  key: string | null;
  version: string | null;
  stale: Stale | null;
  kept: { isTyped: boolean; hadFile: boolean } | null;
};

/**
 * What every form of a page is shown with. What somebody typed before their session ended is put
 * where the page looks for what a refused form held, so that each page shows it in its own fields.
 */
export async function showForms(
  request: Request,
  status: number,
  { staticHandlerContext: page }: EntryContext,
): Promise<Showing> {
  const leaf = page.matches.at(-1)?.route.id ?? "";
  const stale = staleOf(page.actionData?.[leaf]);
  const showing = {
    key: makeFormKey(currentPersonId()),
    version: stale?.version ?? versionShown(page.loaderData[leaf]),
    stale,
    kept: null,
  };
  if (request.method !== "GET" || status !== 200) return showing;
  const kept = await findTyped(request);
  if (!kept) return showing;
  const isTyped = isOfPage(kept) && kept.fields.some(([name]) => name !== "intent");
  if (isTyped) page.actionData = { [leaf]: { result: replyWith(kept.fields) } };
  return { ...showing, kept: { isTyped, hadFile: kept.hadFile } };
}

function versionShown(loaderData: unknown): string | null {
  const isGiven = typeof loaderData === "object" && loaderData !== null && "version" in loaderData;
  return isGiven && typeof loaderData.version === "string" ? loaderData.version : null;
}
