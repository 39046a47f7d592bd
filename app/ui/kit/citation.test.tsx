import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Citation } from "./citation.tsx";

const html = (citation: string, brief = false) =>
  renderToStaticMarkup(<Citation brief={brief}>{citation}</Citation>);

test("a citation leads to its text on the page of the rule, each part to its own", () => {
  expect(html("32 CFR 170.23(a)(3)")).toContain(
    '<a href="/rule#32-cfr-170">32 CFR 170.23(a)(3)</a>',
  );
  const both = html("32 CFR 170.16(a)(1); DFARS 252.204-7021(a)");
  expect(both).toContain('href="/rule#32-cfr-170"');
  expect(both).toContain('href="/rule#dfars-252-204-7021"');
});

test("inside a sentence, and for words that name no text, there is no link", () => {
  expect(html("32 CFR 170.23(a)(3)", true)).not.toContain("<a");
  expect(html("what nobody wrote")).not.toContain("<a");
});
