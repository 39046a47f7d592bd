import { expect, test } from "vitest";
import { describeError } from "./log.server.ts";

test("what people typed into a query that failed never reaches the log", () => {
  const cause = Object.assign(new Error("value too long"), { code: "22001" });
  const error = new Error(
    "Failed query: insert into persons values ($1)\nparams: dana@larkspur.example,\nsecond line",
    { cause },
  );
  const described = JSON.stringify(describeError(error));
  expect(described).toContain("insert into persons");
  expect(described).toContain("22001");
  expect(described).not.toContain("dana@");
  expect(described).not.toContain("second line");
});
