import type { AppLoadContext } from "@remix-run/node";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { setSecurityHeaders } from "./security-headers.server.ts";

/** The answer to a download whose content is no longer kept: 410 with a page that says why. */
export function gone(page: ReactElement, { cspNonce }: AppLoadContext): Response {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  setSecurityHeaders(headers, cspNonce);
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { status: 410, headers });
}
