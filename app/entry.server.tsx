import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { log } from "./platform/log.server.ts";
import { WholeAnswer } from "./platform/whole-answer.server.ts";
import { FormShowingProvider } from "./ui/kit/form-showing.tsx";
import { PageScriptProvider } from "./ui/shell/page-script.ts";
import { asksForScript } from "./web/hydrated-handle.ts";
import { renderHydratedPage, renderPage } from "./web/render-page.server.ts";
import { setSecurityHeaders } from "./web/security-headers.server.ts";
import { showForms } from "./web/show-forms.server.ts";

export { lifecycle } from "./jobs/lifecycle.server.ts";
export { inRequest } from "./platform/request-context.server.ts";
export { answerByAddress } from "./web/answer-by-address.server.ts";
export { answerFormsOnce } from "./web/answer-once.server.ts";
export { door } from "./web/door.server.ts";

/**
 * How long Remix waits for data that a loader promises for later, in milliseconds: none of ours does. A
 * longer one would hold the data of each answer in memory until it is over.
 */
export const streamTimeout = 0;

declare module "@remix-run/node" {
  interface AppLoadContext {
    cspNonce: string;
    clientAddress: string;
    requestId: string;
    /** whether whoever asked has hung up; absent where nobody listens */
    isGone?: () => boolean;
  }
}

/**
 * Pages ship no script, but where a route's `handle` asks for it. What failed has none, and neither
 * has a page that shows what was typed before the session ended: the script would not know of it.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  setSecurityHeaders(headers, cspNonce);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const showing = await showForms(request, status, remixContext);
  const isHydrated = asksForPageScript(remixContext) && !showing.kept?.isTyped;
  const page = (
    <PageScriptProvider value={isHydrated ? { nonce: cspNonce } : null}>
      <FormShowingProvider value={showing}>
        <RemixServer
          context={isHydrated ? remixContext : sayErrors(remixContext)}
          url={request.url}
          nonce={cspNonce}
        />
      </FormShowingProvider>
    </PageScriptProvider>
  );
  const html = isHydrated ? await renderHydratedPage(page, cspNonce) : renderPage(page);
  return new WholeAnswer(html, { status, headers });
}

/** A page that tells mistakes says so first in its title, where it is heard first. */
function sayErrors(context: EntryContext): EntryContext {
  const { staticHandlerContext: page, routeModules } = context;
  const leaf = page.matches.at(-1)?.route.id;
  const module = leaf ? routeModules[leaf] : undefined;
  if (!leaf || !module?.meta || !hasMistakes(page, leaf)) return context;
  const { meta } = module;
  const said: typeof meta = (args) =>
    meta(args)?.map((tag) => ("title" in tag ? { title: `Error: ${tag.title}` } : tag));
  return { ...context, routeModules: { ...routeModules, [leaf]: { ...module, meta: said } } };
}

/** Whether the form that was sent was refused, or what is kept of it is checked on asking. */
function hasMistakes(
  { actionData, loaderData }: EntryContext["staticHandlerContext"],
  leaf: string,
): boolean {
  const mistakesIn = (result: { error?: object | null } | undefined) =>
    Object.keys(result?.error ?? {}).length > 0;
  return mistakesIn(actionData?.[leaf]?.result) || mistakesIn(loaderData[leaf]?.checked);
}

function asksForPageScript({ routeModules, staticHandlerContext }: EntryContext): boolean {
  const { matches, errors } = staticHandlerContext;
  return !errors && matches.some(({ route }) => asksForScript(routeModules[route.id]?.handle));
}

/**
 * The one place where unexpected errors are written down; nothing a person typed goes with them. A
 * request that was refused (a method that a page does not take) is none.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (context.isGone?.() || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, method: request.method, requestId: context.requestId }, "request failed");
}
