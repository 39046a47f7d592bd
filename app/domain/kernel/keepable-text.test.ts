import { expect, test } from "vitest";
import { isKeepableText, keepableText } from "./keepable-text.ts";

test.each(["", "Larkspur Machine", "Größe 証明 🛠", "line\nand\ttab", "\u200b\ufeff", "\ufffd"])(
  "%j can be kept",
  (text) => {
    expect(isKeepableText(text)).toBe(true);
  },
);

test.each(["\0", "Lark\0spur", "\ud800", "a\udc00b", "\udc00\ud800"])("%j cannot", (text) => {
  expect(isKeepableText(text)).toBe(false);
});

test("of a text what can be kept is kept", () => {
  expect(keepableText("Lark\0sp\ud800ur 🛠\0")).toBe("Larkspur 🛠");
});
