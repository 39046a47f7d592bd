import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Pager } from "./pager.tsx";

const paper = (html: string) => /<p class="only-on-paper">([^<]*)<\/p>/.exec(html)?.[1];

test.each([
  ["the first page", { nextHref: "?after=1" }, "first part of a longer list: more follows"],
  ["the last page", { previousHref: "?before=9" }, "last part of a longer list"],
  ["one between", { previousHref: "?b", nextHref: "?a" }, "more stands before and after it"],
])("%s says on paper that it is a part", (_, hrefs, words) => {
  expect(paper(renderToStaticMarkup(<Pager {...hrefs} />))).toContain(words);
});

test("where the page before is not known, the way back leads to the first and says so", () => {
  const html = renderToStaticMarkup(<Pager firstHref="?" nextHref="?after=9" />);
  expect(html).toContain("First page");
  expect(html).not.toContain("Previous");
  expect(paper(html)).toContain("more stands before and after it");
});

test("the last page of a list with a way back of its own says on paper that it is a part", () => {
  const html = renderToStaticMarkup(<Pager isLater />);
  expect(paper(html)).toContain("last part of a longer list");
  expect(html).not.toContain("<nav");
});

test("a whole list says nothing", () => {
  expect(renderToStaticMarkup(<Pager />)).toBe("");
});
