import { readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import siteMap from "#app/routes.ts";

/** One address of the site map, with its parameters unfilled: `/prime/:organizationId/people`. */
export type Address = { pattern: string; isRead: boolean; isPostedTo: boolean };

/** Every address of the portal whose answer depends on a parameter. */
export async function listAddresses(): Promise<Address[]> {
  return walk(await siteMap, "").filter(({ pattern }) => pattern.includes(":"));
}

function walk(entries: readonly RouteConfigEntry[], above: string): Address[] {
  return entries.flatMap(({ path, index, file, children = [] }) => {
    const pattern = path ? `${above}/${path}` : above;
    if (children.length > 0) return walk(children, pattern);
    if (!path && !index) return [];
    const source = readFileSync(`app/${file}`, "utf8");
    const isRead = /export (async )?function loader\(/.test(source);
    const isPostedTo = /export (async )?function action\(/.test(source);
    return [{ pattern, isRead, isPostedTo }];
  });
}

/**
 * An address with its parameters filled in.
 *
 * @throws Error for a parameter that `values` does not name: say there which row it stands for.
 */
export function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value) return value;
    throw new Error(`${pattern}: no row is known for :${name}; name one in the test of isolation.`);
  });
}
