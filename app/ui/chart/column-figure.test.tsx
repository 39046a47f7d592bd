import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ColumnFigure } from "./column-figure.tsx";

const drawn = (value: number | string) =>
  renderToStaticMarkup(<ColumnFigure value={value} x="50%" y={10} />).replace(/<[^>]*>/g, " ");

test.each([
  ["–", "–"],
  [0, "0"],
  [999, "999"],
  [1_000, "1000 1K"],
  [1_249, "1249 1.2K"],
  [12_500, "12500 13K"],
  [999_999, "999999 1M"],
])("a column of %s says %s", (value, words) => {
  expect(drawn(value).trim().split(/\s+/).join(" ")).toBe(words);
});
