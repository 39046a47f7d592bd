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

test("a whole list says nothing", () => {
  expect(renderToStaticMarkup(<Pager />)).toBe("");
});
