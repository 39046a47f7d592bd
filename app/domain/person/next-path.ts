/** Any origin does: an address that stays on it stays on ours. */
const HERE = "https://here.invalid";

/**
 * Where to go on after signing in, as asked for in an address or a form.
 *
 * @param next what came with the request; whoever made the link may have written anything.
 * @returns a path of this site with its query, or null when it leads elsewhere or nowhere.
 */
export function readNextPath(next: string | null | undefined): string | null {
  if (!next?.startsWith("/") || !URL.canParse(next, HERE)) return null;
  const { origin, pathname, search } = new URL(next, HERE);
  if (origin !== HERE || pathname.startsWith("//")) return null;
  return pathname + search;
}
