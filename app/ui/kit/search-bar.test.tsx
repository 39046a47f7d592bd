import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SearchBar } from "./search-bar.tsx";

const options = [{ value: "critical", label: "critical" }];
const select = (value?: string) =>
  renderToStaticMarkup(<SearchBar filters={[{ name: "tag", label: "Tag", options, value }]} />);

test("a list narrowed to what is offered no more says so, and stays narrowed when it is searched", () => {
  expect(select("gone")).toContain(
    '<option value="gone" selected="">gone (not here any more)</option>',
  );
  expect(select("00000000-0000-4000-8000-000000000000")).toContain(
    '<option value="00000000-0000-4000-8000-000000000000" selected="">One that is not here any more',
  );
});

test("what is offered is chosen as it is called", () => {
  expect(select("critical")).not.toContain("not here any more");
  expect(select("critical")).toContain('<option value="critical" selected="">critical</option>');
  expect(select()).not.toContain("not here any more");
});
