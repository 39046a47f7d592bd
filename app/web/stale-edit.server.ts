import { createHash } from "node:crypto";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { currentPost } from "#app/platform/request-context.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import type { FormReading } from "./read-form.server.ts";

/** One field in which what stands now and what somebody typed differ. */
type StaleField = { name: string; standing: string; typed: string };

/** That what a form was read from has changed since. */
export type Stale = { version: string; intent: string | null; fields: StaleField[] };

/** What a form shows first, as its fields name it. */
export type ShownValues = Record<string, unknown>;

/**
 * The version of what an edit form shows: equal contents have equal versions. A page whose loader
 * gives it back as `version` carries it in its forms.
 */
export function versionOf(values: ShownValues): string {
  const lines = [...flatten(values)].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(lines)).digest("base64url");
}

/**
 * Before saving an edit form: whether what it was read from still stands. It goes on standing until
 * the save is committed, because saves of the same form wait for one another.
 *
 * @param typed what would be saved, as the form's fields name it.
 * @param standingOf what the form would show now; null when there is nothing to edit.
 * @returns the page with what stands now beside what was typed; null when nothing is in the way.
 */
export async function findStale<T>(
  actor: Actor,
  form: FormReading<T>,
  typed: ShownValues,
  standingOf: (scope: Scope) => Promise<ShownValues | null>,
) {
  const post = currentPost();
  if (!post?.digest || post.version === null) return null;
  const [page] = post.address.split("?");
  const standing = await asActor(actor, async (scope) => {
    await takeTurnAt(scope.tx, `edit ${page}`);
    return standingOf(scope);
  });
  if (!standing || versionOf(standing) === post.version) return null;
  const fields = differencesOf(standing, typed);
  if (fields.length === 0) return null;
  const { intent = null } = form.payload as { intent?: string };
  return form.showStale({ version: versionOf(standing), intent, fields });
}

/** That a page is shown because its form was stale. */
export function staleOf(actionData: unknown): Stale | null {
  const isStale = typeof actionData === "object" && actionData !== null && "stale" in actionData;
  return isStale ? (actionData.stale as Stale) : null;
}

function differencesOf(standing: ShownValues, typed: ShownValues): StaleField[] {
  const [now, mine] = [flatten(standing), flatten(typed)];
  const names = [...new Set([...now.keys(), ...mine.keys()])];
  return names.flatMap((name) => {
    const [was, is] = [now.get(name) ?? "", mine.get(name) ?? ""];
    return was === is || name === "intent" ? [] : [{ name, standing: was, typed: is }];
  });
}

/** The fields of a form by their names; what is empty is not there, several choices are one text. */
function flatten(value: unknown, name = ""): Map<string, string> {
  if (value === null || value === undefined || value === "") return new Map();
  if (typeof value !== "object") return new Map([[name, String(value).replaceAll("\r\n", "\n")]]);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return flatten([...value].sort().join(SEPARATOR), name);
  const isList = Array.isArray(value);
  const nameOf = (key: string) => (isList ? `${name}[${key}]` : name ? `${name}.${key}` : key);
  return new Map(Object.entries(value).flatMap(([key, item]) => [...flatten(item, nameOf(key))]));
}

/** Between several choices under one name; no text that is typed holds it. */
const SEPARATOR = "\u001f";
