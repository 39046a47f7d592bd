import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { log } from "./platform/log.server.ts";
import { FormShowingProvider } from "./ui/kit/form-showing.tsx";
import { setSecurityHeaders } from "./web/security-headers.server.ts";
import { showForms } from "./web/show-forms.server.ts";

export { lifecycle } from "./jobs/lifecycle.server.ts";
export { inRequest } from "./platform/request-context.server.ts";
export { answerByAddress } from "./web/answer-by-address.server.ts";
export { answerFormsOnce } from "./web/answer-once.server.ts";
export { door } from "./web/door.server.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    cspNonce: string;
    clientAddress: string;
    requestId: string;
  }
}

/** Pages ship no script, so nothing streams after the first paint: one string is the whole page. */
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
  const page = renderToString(
    <FormShowingProvider value={showing}>
      <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
    </FormShowingProvider>,
  );
  return new Response(`<!doctype html>${page}`, { status, headers });
}

/**
 * The one place where unexpected errors are written down; nothing a person typed goes with them. A
 * request that was refused (a method that a page does not take) is none.
 */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, method: request.method, requestId: context.requestId }, "request failed");
}
