import type { Post } from "#app/platform/request-context.server.ts";
import { takePostedFields } from "./posted-form.server.ts";
import { readAnyForm } from "./read-any-form.server.ts";

/** Who sent the form may not, or what it is about is not there any more: the page to return to is gone. */
const WITHOUT_PAGE = [403, 404, 410];

/**
 * The refusal of a form with the words that were written in it, so that they can be copied: the room was
 * closed, the access ended or the thing removed while somebody wrote. They go back to the one alone to
 * whom the form was shown.
 *
 * @returns `refusal` as it is where it is another one, or where no words were written.
 */
export async function withTyped(request: Request, post: Post, refusal: unknown): Promise<unknown> {
  if (!(refusal instanceof Response) || !WITHOUT_PAGE.includes(refusal.status)) return refusal;
  const words = wordsOf(await readTyped(request, post));
  if (words.length === 0) return refusal;
  const said = await refusal.text();
  const { status, statusText } = refusal;
  return Response.json({ said, typed: words }, { status, statusText });
}

async function readTyped(request: Request, post: Post): Promise<[string, string][]> {
  if (post.typed) return post.typed;
  const form = await readAnyForm(request);
  if (form) takePostedFields(form.fields);
  return post.typed ?? [];
}

/** Whatever a form sends along unseen is one word: an id, a digest, the name of a choice. */
function wordsOf(typed: readonly [string, string][]): string[] {
  return [...new Set(typed.map(([, value]) => value.trim()))].filter((one) => /\s/.test(one));
}
