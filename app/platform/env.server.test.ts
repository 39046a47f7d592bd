import { expect, test } from "vitest";
import { parseEnvironment } from "./env.server.ts";

const COMPLETE = {
  DATABASE_URL: "postgres://flowdown@db.example.com/flowdown",
  SMTP_URL: "smtp://mail.example.com:587",
  APP_URL: "https://flowdown.example.com/",
  APP_SECRET: "a".repeat(32),
  EVIDENCE_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  MAIL_FROM: "Flowdown <flowdown@example.com>",
};

test("a complete environment is read with its defaults", () => {
  expect(parseEnvironment(COMPLETE)).toMatchObject({
    appUrl: "https://flowdown.example.com",
    evidenceMasterKey: Buffer.alloc(32, 7),
    evidenceDirectory: ".data/evidence",
    isDemo: false,
    host: "127.0.0.1",
    port: 3000,
    trustProxy: false,
  });
});

test.each([
  ["DATABASE_URL", undefined, /^DATABASE_URL is missing: /],
  ["DATABASE_URL", "mysql://db/flowdown", /^DATABASE_URL is not an address like postgres:/],
  ["SMTP_URL", undefined, /^SMTP_URL is missing: /],
  ["SMTP_URL", "mail.example.com", /^SMTP_URL is not an address like smtp:/],
  ["APP_URL", "", /^APP_URL is missing: /],
  ["APP_URL", "http://flowdown.example.com", /^APP_URL must begin with https:/],
  ["APP_SECRET", "a".repeat(31), /^APP_SECRET is too short/],
  ["EVIDENCE_MASTER_KEY", undefined, /^EVIDENCE_MASTER_KEY is missing/],
  ["EVIDENCE_MASTER_KEY", Buffer.alloc(31).toString("base64"), /is not 32 bytes in base64\.$/],
  ["MAIL_FROM", undefined, /^MAIL_FROM is missing: /],
  ["APP_SECRET_PREVIOUS", "short", /^APP_SECRET_PREVIOUS is one secret/],
  ["APP_SECRET_PREVIOUS", '["short"]', /^APP_SECRET_PREVIOUS is one secret/],
  ["EVIDENCE_MASTER_KEY_PREVIOUS", "AAAA", /^EVIDENCE_MASTER_KEY_PREVIOUS is one key/],
  ["PORT", "eighty", /^PORT is not a number/],
  ["PORT", "65536", /^PORT is not a number/],
  ["LOG_LEVEL", "loud", /^LOG_LEVEL is one of/],
  ["FLOWDOWN_DEMO", "yes", /^FLOWDOWN_DEMO is 1/],
  ["WITNESS_EMAIL", "somebody", /^WITNESS_EMAIL is no email address/],
  ["WITNESS_URL", "https://witness.example", /^WITNESS_URL and WITNESS_KEY belong together/],
  ["WITNESS_BUCKET_URL", "https://logs.example", /^WITNESS_BUCKET_URL needs WITNESS_BUCKET_KEY_ID/],
  ["TIMESTAMP_AUTHORITY_URL", "https://tsa.example", /belong together: set both or neither\.$/],
])("%s as %j is refused in one sentence that names it", (name, value, sentence) => {
  const variables = { ...COMPLETE, [name]: value };
  expect(() => parseEnvironment(variables)).toThrow(sentence);
  expect(() => parseEnvironment(variables)).not.toThrow(/\n/);
});

test("a witness without its key, and an authority without an address, are told apart", () => {
  const witness = { WITNESS_URL: "https://witness.example", WITNESS_KEY: "a key" };
  expect(() => parseEnvironment({ ...COMPLETE, ...witness })).toThrow(
    /^WITNESS_KEY is no verifier key/,
  );
  const authority = { TIMESTAMP_AUTHORITY_URL: "tsa", TIMESTAMP_AUTHORITY_CA_FILE: "ca.pem" };
  expect(() => parseEnvironment({ ...COMPLETE, ...authority })).toThrow(
    /^TIMESTAMP_AUTHORITY_URL is not an address/,
  );
});

test("checkpoints leave this machine over TLS alone", () => {
  const bucket = { WITNESS_BUCKET_KEY_ID: "id", WITNESS_BUCKET_SECRET: "secret" };
  const read = (address: string) =>
    parseEnvironment({ ...COMPLETE, ...bucket, WITNESS_BUCKET_URL: address }).witnesses.bucket?.url;
  expect(read("http://127.0.0.1:9000/logs")).toBe("http://127.0.0.1:9000/logs");
  expect(() => read("http://logs.example.com")).toThrow(
    /^WITNESS_BUCKET_URL must begin with https/,
  );
});

test("every problem is named, each on its own line", () => {
  expect(() => parseEnvironment({ ...COMPLETE, APP_SECRET: "", PORT: "0" })).toThrow(
    /APP_SECRET is missing.*\nPORT is not/,
  );
});

test("the demo needs no mail server", () => {
  const { SMTP_URL: _, MAIL_FROM: __, ...rest } = COMPLETE;
  expect(parseEnvironment({ ...rest, FLOWDOWN_DEMO: "1" })).toMatchObject({
    smtpUrl: null,
    isDemo: true,
  });
});

test.each([
  ["", false],
  ["1", 1],
  ["loopback, 10.0.0.0/8", "loopback, 10.0.0.0/8"],
])("TRUST_PROXY %j is handed to the server as %j", (value, expected) => {
  expect(parseEnvironment({ ...COMPLETE, TRUST_PROXY: value }).trustProxy).toBe(expected);
});
