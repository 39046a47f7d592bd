import {
  type AppLoadContext,
  createRequestHandler,
  type LoaderFunction,
  type RequestHandler,
  type ServerBuild,
} from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { asksForScript } from "./hydrated-handle.ts";
import { leaveUnsent } from "./unsent-data.server.ts";

type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

/** A place in the tree of addresses: what may follow it, and the routes that end there. */
type Place = {
  /** by what stands in the address, in lower case */
  named: Map<string, Place>;
  /** after any one segment */
  any: Place | null;
  ends: string[];
  /** routes that take all that follows, or nothing */
  rest: string[];
};

/**
 * Answers requests by a handler per address that knows that address's branch of the site map alone.
 * Remix ranks every route it knows anew at each step of each request, which cost more than a light
 * page itself; so no handler knows more than it needs.
 *
 * @param build the whole portal.
 */
export function answerByAddress(build: ServerBuild): RequestHandler {
  const findRoute = routeFinder(build.routes);
  const findHandler = handlerFinder(build);
  const findResource = resourceFinder(build);
  return (request, context) => {
    const { pathname, searchParams } = new URL(request.url);
    const asksForData = searchParams.has("_data");
    const page = asksForData ? pathname : pageOf(pathname);
    const id = findRoute(page);
    const isPage = !asksForData && page === pathname;
    const resource = isPage && isPlainReading(request, searchParams) ? findResource(id) : null;
    if (resource) return answerByLoader(resource, request, context ?? ({} as AppLoadContext));
    return findHandler(id, isPage)(request, context);
  };
}

/** A function that tells what answers a route, as a page or with its data alone. */
function handlerFinder(build: ServerBuild): (id: string | null, isPage: boolean) => RequestHandler {
  const handlers = new Map<string, RequestHandler>();
  return (id, isPage) => {
    const key = `${isPage ? "page" : "data"} ${id}`;
    const known = handlers.get(key);
    if (known) return known;
    const branch = branchOf(build, id);
    const isSent = !isPage || Object.values(branch.routes).some(isHydrated);
    const handler = createRequestHandler(isSent ? branch : leaveUnsent(branch), "production");
    handlers.set(key, handler);
    return handler;
  };
}

/** A route that shows no page: its loader makes the answer itself. */
type Resource = { build: ServerBuild; route: Route; line: Parameters<typeof matchRoutes>[0] };

/** A function that tells which route shows no page, by its id; null for every other. */
function resourceFinder(build: ServerBuild): (id: string | null) => Resource | null {
  const known = new Map<string, Resource | null>();
  return (id) => {
    if (id === null) return null;
    const found = known.get(id);
    if (found !== undefined) return found;
    const resource = resourceOf(build, id);
    known.set(id, resource);
    return resource;
  };
}

function resourceOf(build: ServerBuild, id: string): Resource | null {
  const line = lineOf(build.routes, id);
  const route = line.at(-1);
  if (!route?.module.loader || route.module.default || route.module.ErrorBoundary) return null;
  const nested = line.reduceRight<object[]>(
    (children, each) => [{ ...each, ...(!each.index && { children }) }],
    [],
  );
  return { build, route, line: nested };
}

/** Whether Remix would hand the request to a loader as it is: it takes these parameters out. */
function isPlainReading({ method }: Request, query: URLSearchParams): boolean {
  return method === "GET" && !query.has("index") && !query.has("_routes");
}

/**
 * What Remix does for such a route, without what it does for pages: it would make two more requests of this
 * one and match its address three times, which costs more than a short answer. What is no answer (a loader
 * that failed) Remix itself makes one of.
 */
async function answerByLoader(
  { build, route, line }: Resource,
  request: Request,
  context: AppLoadContext,
): Promise<Response> {
  const params = matchRoutes(line, new URL(request.url).pathname)?.at(-1)?.params ?? {};
  const loader = route.module.loader as LoaderFunction;
  const outcome = await settle(async () => loader({ request, params, context }));
  if (outcome.value instanceof Response)
    return outcome.isThrown ? markCaught(outcome.value) : outcome.value;
  const again = () => {
    if (outcome.isThrown) throw outcome.value;
    return outcome.value;
  };
  const branch = branchOf(build, route.id);
  const module = { ...route.module, loader: again as LoaderFunction };
  const routes = { ...branch.routes, [route.id]: { ...route, module } };
  return createRequestHandler({ ...branch, routes }, "production")(request, context);
}

type Outcome = { value: unknown; isThrown: boolean };

async function settle(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await work(), isThrown: false };
  } catch (error) {
    return { value: error, isThrown: true };
  }
}

/** As Remix tells of an answer that was thrown. */
function markCaught(answer: Response): Response {
  const { status, statusText, body } = answer;
  const headers = new Headers(answer.headers);
  headers.set("X-Remix-Catch", "yes");
  return new Response(body, { status, statusText, headers });
}

function isHydrated(route: Route | undefined): boolean {
  return asksForScript(route?.module.handle);
}

/** The address of the page whose data is asked for; of a page, its own. */
function pageOf(pathname: string): string {
  if (!pathname.endsWith(".data")) return pathname;
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
}

/** The portal with one route and those around it; with the root alone when there is none. */
function branchOf(build: ServerBuild, id: string | null): ServerBuild {
  const ids = id === null ? [] : lineOf(build.routes, id).map((route) => route.id);
  const isOfBranch = ([id]: [string, unknown]) => id === "root" || ids.includes(id);
  const only = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(isOfBranch));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}

/** A route with those around it, the outermost first. */
function lineOf(routes: Routes, id: string): Route[] {
  const route = routes[id];
  if (!route) throw new Error(`the site map has no route ${id}`);
  return [...(route.parentId ? lineOf(routes, route.parentId) : []), route];
}

/**
 * A function that tells the id of the route that Remix would answer a path by; null when there is
 * none. Where several could, Remix is asked once which of them it takes.
 */
function routeFinder(routes: Routes): (pathname: string) => string | null {
  const tree = plant(routes);
  const chosen = new Map<string, string | null>();
  return (pathname) => {
    const found = new Set<string>();
    collect(tree, segmentsOf(pathname), 0, found);
    const key = [...found].join(" ");
    let choice = chosen.get(key);
    if (choice === undefined) {
      choice = choose(routes, found, pathname);
      chosen.set(key, choice);
    }
    return choice;
  };
}

function choose(routes: Routes, ids: ReadonlySet<string>, pathname: string): string | null {
  const branches = new Set([...ids].flatMap((id) => lineOf(routes, id).map((route) => route.id)));
  const under = (parentId: string | undefined): object[] =>
    Object.values(routes)
      .filter((route) => route && branches.has(route.id) && route.parentId === parentId)
      .map((route) => ({ ...route, ...(!route?.index && { children: under(route?.id) }) }));
  const match = matchRoutes(under(undefined), pathname)?.at(-1);
  return (match?.route as Route | undefined)?.id ?? null;
}

/** Every route that has an address, at its place. */
function plant(routes: Routes): Place {
  const tree = emptyPlace();
  for (const route of Object.values(routes)) {
    if (!route || (route.path === undefined && !route.index)) continue;
    const address = lineOf(routes, route.id).map(({ path = "" }) => path);
    const segments = address.join("/").split("/").filter(Boolean);
    const takesRest = segments.at(-1) === "*";
    let place = tree;
    for (const segment of takesRest ? segments.slice(0, -1) : segments)
      place = step(place, segment);
    (takesRest ? place.rest : place.ends).push(route.id);
  }
  return tree;
}

function step(place: Place, segment: string): Place {
  if (segment.includes("?")) throw new Error(`the site map has an optional segment: ${segment}`);
  if (segment.startsWith(":")) {
    place.any ??= emptyPlace();
    return place.any;
  }
  const name = inLowerCase(segment);
  const next = place.named.get(name) ?? emptyPlace();
  place.named.set(name, next);
  return next;
}

function emptyPlace(): Place {
  return { named: new Map(), any: null, ends: [], rest: [] };
}

function collect(place: Place, segments: readonly string[], at: number, found: Set<string>): void {
  for (const id of place.rest) found.add(id);
  const segment = segments[at];
  if (segment === undefined) {
    for (const id of place.ends) found.add(id);
    return;
  }
  const named = place.named.get(inLowerCase(segment));
  if (named) collect(named, segments, at + 1, found);
  if (place.any && segment !== "") collect(place.any, segments, at + 1, found);
}

/** The segments of a path as Remix reads them: decoded, with slashes at its end left out. */
function segmentsOf(pathname: string): string[] {
  const path = decode(pathname).replace(/\/+$/, "");
  return path === "" ? [] : path.slice(1).split("/");
}

function decode(pathname: string): string {
  if (!pathname.includes("%")) return pathname;
  try {
    return pathname
      .split("/")
      .map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return pathname;
  }
}

/** Of ASCII alone, as addresses are compared: no other letter becomes one of them. */
function inLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
