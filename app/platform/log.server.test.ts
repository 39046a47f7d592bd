import { pino } from "pino";
import { expect, test } from "vitest";
import { describeError, LOG_OPTIONS } from "./log.server.ts";

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

/** One line as it is written. */
function lineOf(event: Record<string, unknown>): Record<string, unknown> {
  const lines: string[] = [];
  const options = { ...LOG_OPTIONS, level: "info" };
  pino(options, { write: (line: string) => void lines.push(line) }).info(event, "event");
  return JSON.parse(lines[0] ?? "");
}

test.each(["ECONNREFUSED", "22021", "ERR_HTTP_HEADERS_SENT"])(
  "the code %s of an error stays",
  (code) => {
    const err = Object.assign(new Error("failed"), { code });
    expect(lineOf({ err })).toMatchObject({ err: { code } });
  },
);

test.each([
  ["of an authenticator app", { code: "492817" }],
  ["beside other things", { given: { code: "492817" } }],
  ["on an error", { err: Object.assign(new Error("failed"), { code: "492817" }) }],
  ["with an address", { email: "492817" }],
  ["as a token", { letter: { token: "492817" } }],
])("a secret %s is not written", (_, event) => {
  expect(JSON.stringify(lineOf(event))).not.toContain("492817");
});
