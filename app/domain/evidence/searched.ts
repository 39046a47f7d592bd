import { countWords } from "#app/domain/kernel/count-words.ts";

type Searched = { mediaType: string; pages?: number | null; pagesWithoutText?: number | null };

/**
 * What to tell whoever relies on a file whose text nobody could search for markings.
 *
 * @returns null when all of it was searched, or when it was uploaded before this was kept.
 */
export function sayUnsearched({ mediaType, pages, pagesWithoutText }: Searched): string | null {
  if (!pages || !pagesWithoutText) return null;
  if (mediaType.startsWith("image/"))
    return "It is an image: its text could not be searched for CUI markings. Look at it yourself.";
  if (pagesWithoutText === pages)
    return "It is a scan without text: nothing in it could be searched for CUI markings. Look at it yourself.";
  const are = pagesWithoutText === 1 ? "has" : "have";
  return `${pagesWithoutText} of its ${countWords(pages, "page")} ${are} no text that could be searched for CUI markings. Look at them yourself.`;
}
