import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ReactElement } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";

/** A page without a script, as it is sent: nothing streams after the first paint. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToString(page)}`;
}

/**
 * A page with the framework's script and the data that it begins with, all of it at once.
 *
 * @param nonce of the request; no script runs without it.
 */
export async function renderHydratedPage(page: ReactElement, nonce: string): Promise<string> {
  const html = await new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => text(pipe(new PassThrough())).then(resolve, reject),
      onShellError: reject,
      onError: reject,
    });
  });
  // Remix gives the nonce to scripts and not to what loads them ahead, which the policy asks for too.
  return html.replaceAll('<link rel="modulepreload"', `<link rel="modulepreload" nonce="${nonce}"`);
}
