import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

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
    const guard = path.includes("/audit/") ? "requireAudit" : "requireAccess";
    for (const [, name, first] of bodies)
      expect(first, `${name} of ${path}`).toContain(`await ${guard}(`);
  }
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
      expect(body, path).toMatch(/await read(Form|Button|\w*Upload|SectionForm)\(/);
  }
});
