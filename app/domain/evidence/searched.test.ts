import { expect, test } from "vitest";
import { sayUnsearched } from "./searched.ts";

const pdf = (pages: number | null, pagesWithoutText: number | null) =>
  sayUnsearched({ mediaType: "application/pdf", pages, pagesWithoutText });

test("a file that was searched, or of which nothing was kept, needs no word", () => {
  expect(pdf(3, 0)).toBeNull();
  expect(pdf(null, null)).toBeNull();
  expect(sayUnsearched({ mediaType: "application/pdf" })).toBeNull();
});

test.each([
  ["a scan", pdf(4, 4), "a scan without text"],
  ["a page of a scan", pdf(1, 1), "a scan without text"],
  ["a scan behind a cover", pdf(4, 3), "3 of its 4 pages have no text"],
  ["one page that is a picture", pdf(4, 1), "1 of its 4 pages has no text"],
  [
    "an image",
    sayUnsearched({ mediaType: "image/png", pages: 1, pagesWithoutText: 1 }),
    "It is an image",
  ],
])("%s", (_, said, words) => {
  expect(said).toContain(words);
  expect(said).toContain("Look at");
});
