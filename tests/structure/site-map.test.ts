import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UPLOADS } from "#app/web/body-limits.server.ts";

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const siteMap = readFileSync("app/routes.ts", "utf8");
const routeFiles = files("app/routes");

test("the site map names every route file, and no other", () => {
  const named = [...siteMap.matchAll(/"(routes\/[^"]+)"/g)].map((match) => `app/${match[1]}`);
  expect([...new Set(named)].sort()).toEqual([...routeFiles].sort());
});

test("every loader and action of an organization's pages begins with its guard", () => {
  const guarded = routeFiles.filter((path) => /routes\/(prime|subcontractor|audit)\//.test(path));
  expect(guarded.length).toBeGreaterThan(40);
  for (const path of guarded) {
    const source = readFileSync(path, "utf8");
    const bodies = [
      ...source.matchAll(/export (?:async )?function (loader|action)\([\s\S]*?\) \{\n([^\n]*)/g),
    ];
    expect(bodies.length, path).toBeGreaterThan(0);
    const exported = source.match(
      /export (async )?(function|const|let) (loader|action)\b|export \{[^}]*\b(loader|action)\b/g,
    );
    expect(exported, `${path} exports a loader or action in another form`).toHaveLength(
      bodies.length,
    );
    // Lists for programs take a key as well, and answer problems as programs read them.
    const ofSide = path.includes("/audit/") ? "requireAudit" : "requireAccess";
    const guard = path.endsWith("-list-json.ts") ? "requireListAccess" : ofSide;
    for (const [, name, first] of bodies)
      expect(first, `${name} of ${path}`).toContain(`await ${guard}(`);
  }
});

test("every page that takes a file is named with how large it may be, and no other", () => {
  // By the reading itself, or by a function of the web layer that reads for several pages.
  const readers = files("app/web").flatMap((path) => {
    const source = readFileSync(path, "utf8");
    const named = [...source.matchAll(/export async function (\w+)\(/g)].map(([, name]) => name);
    return source.includes("readUpload(") ? named : [];
  });
  const taking = routeFiles.filter((path) => {
    const source = readFileSync(path, "utf8");
    return readers.some((name) => source.includes(`await ${name}(`));
  });
  const patterns = Object.keys(UPLOADS).map((pattern) =>
    pattern.replace(/^\/(?:(?:prime|subcontractor)\/:\w+\/)?/, ""),
  );
  const listed = patterns.map((pattern) => {
    const named = [...siteMap.matchAll(/route\(\s*"([^"]+)",\s*"(routes\/[^"]+)"/g)];
    return `app/${named.find(([, path]) => path === pattern)?.[2]}`;
  });
  expect(listed.sort()).toEqual(taking.sort());
});

test("fields are made of names in one place, behind its limits", () => {
  const parsers = files("app").filter((path) => /parseWithZod\(/.test(readFileSync(path, "utf8")));
  expect(parsers).toEqual(["app/web/read-form.server.ts"]);
});

test("no body is read but within its limits", () => {
  const readers = files("app").filter(
    (path) =>
      !/\.test\.tsx?$|^app\/verifier\//.test(path) &&
      /\b[rR]equest\.(formData|text|json|arrayBuffer|blob|body)\b/.test(readFileSync(path, "utf8")),
  );
  expect(readers.sort()).toEqual([
    "app/cli/http-server.ts",
    "app/web/door.server.ts",
    "app/web/read-body.server.ts",
  ]);
});

test("the page of one thing says in its title which one", () => {
  // Whoever has two of them open tells them apart by their titles; who follows a letter has one.
  const pages = [...siteMap.matchAll(/route\(\s*"([^"]*\/:\w+[^"]*)",\s*"(routes\/[^"]+\.tsx)"/g)]
    .map(([, address, path]) => ({ address, source: readFileSync(`app/${path}`, "utf8") }))
    .filter(
      ({ address, source }) => !/:token/.test(`${address}`) && /export const meta/.test(source),
    );
  expect(pages.length).toBeGreaterThan(20);
  const unnamed = pages.filter(
    ({ source }) => !/meta: MetaFunction(<typeof loader>)? = \(\{ (data|params)/.test(source),
  );
  expect(unnamed.map(({ address }) => address)).toEqual([]);
});

test("no file is named after nothing", () => {
  const names = [...files("app"), ...files("db"), ...files("tests")];
  expect(
    names.filter((path) => /\/(utils?|helpers?|common|misc|service|manager)\b/.test(path)),
  ).toEqual([]);
});

test("no page carries a style of its own, which the policy would refuse", () => {
  const styled = [...files("app/ui"), ...routeFiles].filter((path) =>
    /\bstyle=\{/.test(readFileSync(path, "utf8")),
  );
  expect(styled).toEqual([]);
});

test("every form is the one form, which carries its key", () => {
  const own = "app/ui/kit/form.tsx";
  const elsewhere = [...files("app/ui"), ...routeFiles].filter((path) => {
    const forms = readFileSync(path, "utf8").match(/<form\b[^>]*>/g) ?? [];
    return path !== own && forms.some((tag) => !tag.includes('method="get"'));
  });
  expect(elsewhere).toEqual([]);
  expect(readFileSync(own, "utf8")).toContain("<FormKey />");
});

test("every action reads its form by a reader that takes the key", () => {
  for (const path of routeFiles) {
    const [, body] =
      /export async function action\([\s\S]*?\) \{\n([\s\S]*?)\n\}/.exec(
        readFileSync(path, "utf8"),
      ) ?? [];
    if (body !== undefined)
      expect(body, path).toMatch(
        /await read(Form|Button|\w*Upload|SectionForm|AnswersForm|PartForm)\(/,
      );
  }
});
