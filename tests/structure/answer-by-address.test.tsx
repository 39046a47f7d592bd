import { createRequestHandler, data, type EntryContext, type ServerBuild } from "@remix-run/node";
import {
  Outlet,
  RemixServer,
  useActionData,
  useLoaderData,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { answerByAddress } from "#app/web/answer-by-address.server.ts";
import { MAPPED_ROUTES, build as portal } from "#tests/setup/request-handler.ts";

type Module = NonNullable<ServerBuild["routes"][string]>["module"];

function Echo() {
  const ids = useMatches().map(({ id }) => id);
  return (
    <section>
      {JSON.stringify([ids, useLoaderData(), useActionData()])}
      <Outlet />
    </section>
  );
}

function EchoProblem() {
  return <p>{JSON.stringify(useRouteError())}</p>;
}

/** A route that says who answers, with what parameters, instead of what it says in the portal. */
function echo(id: string, module: Module): Module {
  const say = (how: string) => (args: { params: unknown; request: Request }) => ({
    id,
    how,
    params: args.params,
    url: args.request.url,
  });
  return {
    ...(module.loader && { loader: say("loader") }),
    ...(module.action && { action: say("action") }),
    ...(module.ErrorBoundary && { ErrorBoundary: EchoProblem }),
    ...(module.default && { default: Echo }),
  } as Module;
}

/** The portal's site map, with routes that say who answers. */
const build: ServerBuild = {
  ...portal,
  entry: {
    module: {
      default: (request: Request, status: number, headers: Headers, context: EntryContext) =>
        new Response(renderToString(<RemixServer context={context} url={request.url} />), {
          status,
          headers,
        }),
      handleError: () => {},
    },
  },
  routes: Object.fromEntries(
    Object.entries(portal.routes).map(([id, route]) => [
      id,
      route && { ...route, module: echo(id, route.module) },
    ]),
  ),
};
// Remix remarks on what this file does on purpose: malformed addresses, routes that answer with objects.
vi.spyOn(console, "warn").mockImplementation(() => {});

const asBefore = createRequestHandler(build, "production");
const byAddress = answerByAddress(build);

async function told(response: Response) {
  return {
    status: response.status,
    headers: [...response.headers],
    body: await response.text(),
  };
}

async function expectSame(path: string, method = "GET"): Promise<number> {
  const ask = () => new Request(`http://localhost${path}`, { method });
  const expected = await told(await asBefore(ask()));
  expect(await told(await byAddress(ask())), `${method} ${path}`).toEqual(expected);
  return expected.status;
}

const fill = (path: string, value: string) => path.replace(/:\w+/g, value).replace("*", value);
const VALUES = ["a-b", "new", "a%2Fb%20%C3%A9", "a%0Ab", "%25"];

type Address = readonly [path: string, id: string];

const ADDRESSES: readonly Address[] = MAPPED_ROUTES.map(({ id, path }) => [path || "/", id]);

/** How an address is built: what is written in a way of its own is found by that, not by its words. */
const shapeOf = ([path]: Address) => path.replace(/[^/:*]+/g, "x");
const ONE_OF_EACH_SHAPE = [
  ...new Map(ADDRESSES.map((address) => [shapeOf(address), address])).values(),
];

const addressOfData = (plain: string) => (plain === "/" ? "/_root.data" : `${plain}.data`);

test.each(ADDRESSES)("%s is answered by the same route as before", async (path) => {
  const plain = fill(path, "a-b");
  await expectSame(plain);
  await expectSame(plain.toUpperCase());
  await expectSame(plain, "POST");
  await expectSame(addressOfData(plain));
});

describe.each(ONE_OF_EACH_SHAPE)("%s", (path, id) => {
  const plain = fill(path, "a-b");

  test("is answered by the same route, whatever its parameters are", async () => {
    for (const written of new Set(VALUES.map((value) => fill(path, value))))
      await expectSame(written);
  });

  test("is found however it is written", async () => {
    const encoded = plain.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    const longS = plain.replaceAll("s", "%C5%BF").replaceAll("k", "%E2%84%AA");
    for (const written of [encoded, longS, `${plain}/`, `${plain}//`]) await expectSame(written);
    for (const other of [`/${plain}`, `${plain}/x`, `${plain}%`, plain.replace(/\/[^/]*$/, "")])
      await expectSame(other || "/");
    await expectSame(plain.replaceAll("/", "//"));
  });

  test("takes the same methods", async () => {
    for (const method of ["HEAD", "OPTIONS"]) await expectSame(plain, method);
    await expectSame(`${plain}?index`, "POST");
  });

  test("gives its data alone as before", async () => {
    const data = addressOfData(plain);
    for (const asked of [`${data}?_routes=root`, `${data}?_routes=${id}`, `${data}.data`])
      await expectSame(asked);
    await expectSame(data, "POST");
    for (const routeId of ["root", id, "routes/prime/layout"])
      await expectSame(`${plain}?_data=${routeId}`);
  });
});

/** What loaders of routes without a page do, one after the other. */
const OUTCOMES: readonly (readonly [string, () => unknown])[] = [
  ["answers", () => new Response("a list", { status: 203, headers: { Link: "<x>; rel=next" } })],
  ["answers with data", () => ({ some: "data" })],
  ["answers with nothing", () => undefined],
  ["throws an answer", () => raise(new Response("no", { status: 418, headers: { Allow: "GET" } }))],
  ["throws a status", () => raise(data({ why: "stale" }, { status: 409 }))],
  ["fails", () => raise(new Error("the database is gone"))],
];

function raise(what: unknown): never {
  throw what;
}

test.each(OUTCOMES)("a loader that %s is answered for as Remix does", async (_, loader) => {
  const ids = ["routes/prime/supplier-list-json", "routes/system/health"];
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    ids.includes(id) && route ? { ...route, module: { loader } } : route,
  ]);
  const odd = { ...build, routes: Object.fromEntries(routes) };
  const [expected, found] = [createRequestHandler(odd, "production"), answerByAddress(odd)];
  for (const path of ["/prime/a%2Fb/suppliers.json?rows=1", "/health", "/HEALTH/?index&_routes=x"])
    for (const method of ["GET", "HEAD"]) {
      const ask = () => new Request(`http://localhost${path}`, { method });
      expect(await told(await found(ask()))).toEqual(await told(await expected(ask())));
    }
});

test("what has no address is not found", async () => {
  const unknown = answerByAddress({
    ...build,
    routes: Object.fromEntries(
      Object.entries(build.routes).filter(([, route]) => route?.path !== "*"),
    ),
  });
  expect((await unknown(new Request("http://localhost/no/such/page"))).status).toBe(404);
  expect(await expectSame("/no/such/page%E0%A4%A")).toBe(200);
});

test("a route with an optional segment is refused: no address of ours has one", () => {
  const route = { id: "odd", parentId: "root", path: "lists/:kind?", module: {} as Module };
  expect(() => answerByAddress({ ...build, routes: { ...build.routes, odd: route } })).toThrow(
    "optional segment",
  );
});

test("what the loaders found is written down for a script only where the page has one", async () => {
  const answer = answerByAddress({
    ...build,
    entry: {
      module: {
        ...build.entry.module,
        default: async (
          _request: Request,
          status: number,
          _headers: Headers,
          context: EntryContext,
        ) => new Response(await new Response(context.serverHandoffStream).text(), { status }),
      },
    },
    // The one route whose page has a script says so in its module, which this file has replaced.
    routes: Object.fromEntries(
      Object.entries(build.routes).map(([id, route]) => {
        const { handle } = portal.routes[id]?.module ?? {};
        return [id, route && { ...route, module: { ...route.module, handle } }];
      }),
    ),
  });
  const written = async (id: string) => {
    const path = MAPPED_ROUTES.find((route) => route.id === id)?.path;
    if (!path) throw new Error(`the site map has no ${id}`);
    return (await answer(new Request(`http://localhost${fill(path, "a-b")}`))).text();
  };
  expect(await written("routes/subcontractor/workbook-family")).toContain('"loader"');
  expect(await written("routes/prime/supplier-list")).not.toContain('"loader"');
});
