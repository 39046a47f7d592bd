import { createHash } from "node:crypto";
import { FORM_NAMES, SECRET_FIELDS } from "#app/domain/kernel/form-names.ts";
import { readFormKey } from "#app/platform/form-key.server.ts";
import { currentPersonId, currentPost, type Post } from "#app/platform/request-context.server.ts";
import { keyedDigest } from "#app/platform/secret.server.ts";
import { sessionIdOf } from "#app/platform/session.server.ts";
import { refusal } from "./problem.server.ts";

/** A form that was not read yet. */
export function newPost(request: Request): Post {
  const browser = keyedDigest("form-post", sessionIdOf(request) ?? "");
  return {
    address: addressOf(request),
    digest: null,
    fileHash: null,
    version: null,
    typed: null,
    browser,
    held: null,
  };
}

function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/**
 * What was typed, without the fields that every form carries; those are kept for the action at hand.
 *
 * @throws 400 when one of its own fields comes twice, 409 when the form was shown to somebody else than who is signed in now.
 */
export function takePostedFields(form: FormData): FormData {
  const own: readonly string[] = Object.values(FORM_NAMES);
  if (own.some((name) => form.getAll(name).length > 1)) throw refusal(400);
  const key = textOf(form, FORM_NAMES.key);
  const post = currentPost();
  if (post && key !== null) notePost(post, key, form);
  const typed = new FormData();
  for (const [name, value] of form) if (!own.includes(name)) typed.append(name, value);
  return typed;
}

/** What somebody typed into a form, without what every form carries, files, passwords and codes. */
export function typedFieldsOf(form: FormData): [name: string, value: string][] {
  const own: readonly string[] = [...Object.values(FORM_NAMES), ...SECRET_FIELDS];
  return [...form].flatMap(([name, value]): [string, string][] =>
    own.includes(name) || typeof value !== "string" ? [] : [[name, value]],
  );
}

/** A file belongs to what was sent: with another one it is another form. */
export function noteFile({ name, bytes }: { name: string; bytes: Uint8Array }): void {
  const post = currentPost();
  if (post) post.fileHash = `${name} ${createHash("sha256").update(bytes).digest("hex")}`;
}

function notePost(post: Post, key: string, form: FormData): void {
  const read = readFormKey(key);
  if (!read) return;
  const personId = currentPersonId();
  if (read.personId && personId && read.personId !== personId)
    throw new Response(null, { status: 409, statusText: "Conflict" });
  post.version = textOf(form, FORM_NAMES.version);
  if (read.personId) post.typed = typedFieldsOf(form);
  const fields = [...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
  post.digest = keyedDigest("form-post", JSON.stringify([post.address, fields, post.fileHash]));
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}
