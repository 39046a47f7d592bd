import type { ServerBuild } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { asksForScript } from "#app/web/hydrated-handle.ts";
import { type AddressValues, addressValues } from "#tests/factories/address-values.ts";
import { Visitor } from "#tests/factories/visitor.ts";
import { makeWholeChain, type WholeChain } from "#tests/factories/whole-chain.ts";
import { answerBy, build, MAPPED_ROUTES } from "#tests/setup/request-handler.ts";

const ORIGIN = "http://127.0.0.1:3000";
const HYDRATED = "routes/prime/supplier-list";

let chain: WholeChain;
let values: AddressValues;
let manager: Visitor;

beforeAll(async () => {
  chain = await makeWholeChain();
  values = await addressValues(chain);
  manager = await Visitor.of(chain.manager.person);
}, 120_000);

const fill = (path: string, filled: AddressValues) =>
  path.replace("*", "no/such/page").replace(/:(\w+)/g, (_, name: string) => filled[name] ?? "");

/** The portal with one page that asks for the framework's script. */
function withScript(): ServerBuild {
  const route = build.routes[HYDRATED];
  if (!route) throw new Error(`the site map has no ${HYDRATED}`);
  const module = { ...route.module, handle: { hydrate: true } };
  return { ...build, routes: { ...build.routes, [HYDRATED]: { ...route, module } } };
}

async function ask(path: string, from: ServerBuild = build): Promise<Response> {
  const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return answerBy(from)(new Request(`${ORIGIN}${path}`, { headers: { cookie } }));
}

/** Every page of one part of the site map, as a visitor gets it. */
async function expectNoScript(visitor: Visitor, part: RegExp, own: AddressValues): Promise<void> {
  let shown = 0;
  for (const { id, path } of MAPPED_ROUTES) {
    const module = build.routes[id]?.module;
    if (!module?.default || !part.test(path)) continue;
    const { status, body } = await visitor.get(fill(path, own));
    if (status === 200) shown += 1;
    if (!asksForScript(module.handle)) expect(body, path).not.toContain("<script");
  }
  expect(shown).toBeGreaterThan(5);
}

test("no page has a script but where its route asks for one", async () => {
  await expectNoScript(manager, /^(?!\/(prime|subcontractor|audit)\/)/, values);
  await expectNoScript(manager, /^\/prime\//, values);
  const official = await Visitor.of(chain.official.person);
  const theirs = { ...values, organizationId: chain.subcontractor.id };
  await expectNoScript(official, /^\/subcontractor\//, theirs);
}, 120_000);

test("the script of a page runs by the request's nonce alone, and begins with the page's data", async () => {
  const path = `/prime/${chain.prime.id}/suppliers`;
  const answer = await ask(path, withScript());
  expect(answer.status).toBe(200);
  const policy = answer.headers.get("Content-Security-Policy");
  expect(policy).toContain("script-src 'nonce-nonce';");
  const body = await answer.text();
  const scripts = body.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(2);
  for (const tag of scripts) expect(tag).toContain('nonce="nonce"');
  for (const [tag] of body.matchAll(/<link rel="modulepreload"[^>]*>/g))
    expect(tag).toContain('nonce="nonce"');
  expect(body.match(/<!doctype html>/gi)).toHaveLength(1);
  expect(body).toContain("streamController.enqueue");
  expect(body).toMatch(/<meta name="form-showing" content="[^"]*key/);
  const plain = await (await ask(path)).text();
  expect(plain).not.toContain("form-showing");
});

test("its data alone can be asked for, and pages beside it keep without a script", async () => {
  const path = `/prime/${chain.prime.id}/suppliers`;
  const data = await ask(`${path}.data`, withScript());
  expect(data.headers.get("Content-Type")).toBe("text/x-script");
  expect(await data.text()).toContain(chain.supplier.legalName);
  const beside = await ask(`/prime/${chain.prime.id}/contracts`, withScript());
  expect(await beside.text()).not.toContain("<script");
});

test("what is refused has no script, although its route asks for one", async () => {
  const stranger = `/prime/${chain.subcontractor.id}/suppliers`;
  const answer = await ask(stranger, withScript());
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("<script");
});
