import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import * as entry from "#app/entry.server.tsx";
import * as root from "#app/root.tsx";
import siteMap from "#app/routes.ts";

const modules = import.meta.glob("/app/routes/**/*.{ts,tsx}");

/** One route of the site map: its address with the parameters in it, and the file that answers it. */
export type MappedRoute = { id: string; path: string; file: string; hasAction: boolean };

const mapped: MappedRoute[] = [];
const routes: ServerBuild["routes"] = {
  root: { id: "root", path: "", module: root as never },
};

async function add(parentId: string, above: string, entries: readonly RouteConfigEntry[]) {
  for (const { id: given, path, index, file, children = [] } of entries) {
    const id = given ?? file.replace(/\.tsx?$/, "");
    const load = modules[`/app/${file}`];
    if (!load) throw new Error(`the site map names ${file}, and there is no such file`);
    const module = (await load()) as Record<string, unknown>;
    routes[id] = { id, parentId, path, index, module: module as never };
    const address = [above, path].filter(Boolean).join("/");
    mapped.push({ id, path: `/${address}`, file, hasAction: "action" in module });
    await add(id, address, children);
  }
}
await add("root", "", await siteMap);

/** The portal as it is built, without what a browser would load. */
export const build: ServerBuild = {
  entry: { module: entry as never },
  routes,
  assets: {
    entry: { imports: [], module: "" },
    routes: Object.fromEntries(
      Object.entries(routes).map(([id, route]) => [
        id,
        {
          id,
          parentId: route?.parentId,
          path: route?.path,
          index: route?.index,
          hasAction: false,
          hasLoader: false,
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: false,
          module: "",
        },
      ]),
    ),
    url: "",
    version: "",
  },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  mode: "production",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
};

/** Every route of the portal, in the order of the site map. */
export const MAPPED_ROUTES: readonly MappedRoute[] = mapped;

/** What answers requests as the portal does, in this process. */
export function answerBy(build: ServerBuild): (request: Request) => Promise<Response> {
  const handle = entry.answerByAddress(entry.answerFormsOnce(build));
  const context = { cspNonce: "nonce", clientAddress: "127.0.0.1", requestId: "test" };
  return (request) => entry.inRequest(() => handle(request, context));
}

export const answer = answerBy(build);
