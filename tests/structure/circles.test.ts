import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";

const nounOf = (path: string) => /^app\/[^/]+\/([^/]+)\//.exec(path)?.[1];

/** Which folders of a layer import which others of it, types included, tests left out. */
function readNeeds(layer: string): Map<string, Set<string>> {
  const needs = new Map<string, Set<string>>();
  for (const name of readdirSync(`app/${layer}`, { recursive: true, encoding: "utf8" })) {
    const file = join("app", layer, name);
    const noun = nounOf(file);
    if (!noun || !/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
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

test.each(["domain", "ui", "platform", "documents"])(
  "no two nouns of app/%s need each other: a third is missing, or they are one",
  (layer) => {
    const needs = readNeeds(layer);
    expect(needs.size).toBeGreaterThan(0);
    expect(findCircle(needs)?.join(" → ") ?? null).toBeNull();
  },
);

test("a circle over three nouns is found", () => {
  const needs = new Map([
    ["a", new Set(["b"])],
    ["b", new Set(["c"])],
    ["c", new Set(["a"])],
  ]);
  expect(findCircle(needs)).toEqual(["a", "b", "c", "a"]);
});
