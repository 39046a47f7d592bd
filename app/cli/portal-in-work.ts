import type { Server } from "node:http";
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import type { Plugin, ViteDevServer } from "vite";
import { WholeAnswer } from "#app/platform/whole-answer.server.ts";
import { type Answering, type EntryModule, entryModuleOf, type Portal } from "./http-server.ts";

/**
 * The portal as its sources stand at each request, for whoever works on it. What runs without a
 * request starts anew when it changed; pages that are open in a browser load anew with every change.
 *
 * @param server that pages are asked from; the browser is told of changes through it.
 */
export async function openPortalInWork(server: Server): Promise<Portal> {
  const { createServer } = await import("vite");
  const { writePage } = await import("#app/verifier/vite-plugin.ts");
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { server } },
    appType: "custom",
    plugins: [reloadPages()],
  });
  const lifecycle = followLifecycle();
  const answering = async () => {
    const build = await loadBuild(vite);
    const entry = entryModuleOf(build);
    await lifecycle.follow(entry);
    return answeringOf(build, entry);
  };
  let whole = await answering();
  return {
    // It runs since its sources were read first.
    start: async () => {},
    async stop() {
      await lifecycle.stop();
      await vite.close();
    },
    async answering() {
      try {
        whole = await answering();
        return whole;
      } catch (error) {
        return { ...whole, answer: withReload(async () => answerBroken(error)) };
      }
    },
    verifyPage: writePage,
    addFiles(app) {
      app.use(vite.middlewares);
    },
  };
}

/** Remix's own way to its pages, which knows the styles of each while they are worked on. */
function answeringOf(build: ServerBuild, { door, inRequest, answerFormsOnce }: EntryModule) {
  const answer = createRequestHandler(answerFormsOnce(build), "development");
  return { door, inRequest, answer: withReload(answer) } satisfies Answering;
}

/** What cannot be read of the sources, in the terminal and on the page, until it is put right. */
function answerBroken(error: unknown): Response {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  console.error(text);
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return new Response(`<!doctype html><head><title>Broken</title></head><pre>${escaped}</pre>`, {
    status: 500,
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "" },
  });
}

async function loadBuild(vite: ViteDevServer): Promise<ServerBuild> {
  try {
    return (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error);
    throw error;
  }
}

/** Vite alone would tell of what runs in the browser, and nearly all pages run nothing there. */
function reloadPages(): Plugin {
  return {
    name: "reload-pages",
    configureServer({ watcher, ws }) {
      watcher.on("all", (_event, path) => {
        if (!/\.test\.tsx?$/.test(path)) ws.send({ type: "full-reload" });
      });
    },
  };
}

/** Each page gets the script that hears of changes, and a policy that lets it and Vite's styles in. */
function withReload(answerTo: RequestHandler): RequestHandler {
  return async (request, context) => {
    const answer = await answerTo(request, context);
    if (answer.headers.get("Content-Type") !== "text/html; charset=utf-8") return answer;
    const script = `<script type="module" nonce="${context?.cspNonce}" src="/@vite/client"></script>`;
    const page = (await answer.text()).replace("</head>", () => `${script}</head>`);
    const headers = new Headers(answer.headers);
    const policy = headers.get("Content-Security-Policy") ?? "";
    headers.set(
      "Content-Security-Policy",
      policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    );
    return new WholeAnswer(page, { status: answer.status, headers });
  };
}

/** Runs the jobs as they stand in the sources: those before end first. */
function followLifecycle() {
  let running: EntryModule["lifecycle"] | null = null;
  let last = Promise.resolve();
  const change = async (next: EntryModule["lifecycle"] | null) => {
    if (next === running) return;
    const former = running;
    running = next;
    await former?.stop();
    await next?.start();
  };
  const inTurn = (next: EntryModule["lifecycle"] | null) => {
    const turn = last.then(() => change(next));
    last = turn.catch(() => {});
    return turn;
  };
  return {
    follow: ({ lifecycle }: EntryModule) => inTurn(lifecycle),
    stop: () => inTurn(null),
  };
}
