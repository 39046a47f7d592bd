import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";

const nounOf = (path: string) => /^app\/[^/]+\/([^/]+)\//.exec(path)?.[1];

/** What one page is put together from: above the nouns, so it may read of all of them. */
const isPage = (path: string) => path.endsWith("-page.server.ts");

/** The source files of a layer, tests left out. */
function listSources(layer: string): string[] {
  return readdirSync(`app/${layer}`, { recursive: true, encoding: "utf8" })
    .map((name) => join("app", layer, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

/** Which folders of a layer import which others of it, types included, pages left out. */
function readNeeds(layer: string): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>();
  for (const file of listSources(layer)) {
    const noun = nounOf(file);
    if (!noun || isPage(file)) continue;
    const needed = listImports(file)
      .filter((path) => path.startsWith(`app/${layer}/`))
      .map(nounOf)
      .filter((other) => other !== undefined && other !== noun);
    needs.set(noun, new Set([...(needs.get(noun) ?? []), ...(needed as string[])]));
  }
  return needs;
}

/** The paths of our own files that a file imports. */
function listImports(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/from\s+"([#.][^"]+)"/g);
  return [...found].map(([, source = ""]) =>
    source.startsWith("#") ? source.slice(1) : join(dirname(file), source),
  );
}

/** Nouns that need each other, over however many others: the way round, each once. */
function findCircle(needs: Map<string, Set<string>>): string[] | null {
  const done = new Set<string>();
  const follow = (noun: string, way: string[]): string[] | null => {
    if (way.includes(noun)) return [...way.slice(way.indexOf(noun)), noun];
    if (done.has(noun)) return null;
    for (const needed of needs.get(noun) ?? []) {
      const circle = follow(needed, [...way, noun]);
      if (circle) return circle;
    }
    done.add(noun);
    return null;
  };
  for (const noun of needs.keys()) {
    const circle = follow(noun, []);
    if (circle) return circle;
  }
  return null;
}

test.each(["domain", "queries", "commands", "ui", "platform", "documents"])(
  "no two nouns of app/%s need each other: a third is missing, or they are one",
  (layer) => {
    const needs = readNeeds(layer);
    expect(needs.size).toBeGreaterThan(0);
    expect(findCircle(needs)?.join(" → ") ?? null).toBeNull();
  },
);

test("what a page is put together from is read by nothing below it", () => {
  const below = listSources("queries").filter((file) => !isPage(file));
  expect(below.filter((file) => listImports(file).some(isPage))).toEqual([]);
});

test("a circle over three nouns is found", () => {
  const needs = new Map([
    ["a", new Set(["b"])],
    ["b", new Set(["c"])],
    ["c", new Set(["a"])],
  ]);
  expect(findCircle(needs)).toEqual(["a", "b", "c", "a"]);
});
