import { expect, test } from "vitest";
import { DEFAULT_QUOTAS } from "#app/domain/quota/quotas.ts";
import { parseEnvironment } from "./env.server.ts";

const COMPLETE = {
  DATABASE_URL: "postgres://flowdown@db.example.com/flowdown?sslmode=verify-full",
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
  ["FLOWDOWN_QUOTAS", "letters=5", /^FLOWDOWN_QUOTAS is written like imports=200/],
  ["SMTP_WITHOUT_TLS", "yes", /^SMTP_WITHOUT_TLS is 1 or 0/],
  ["DATABASE_WITHOUT_TLS", "yes", /^DATABASE_WITHOUT_TLS is 1 or 0/],
])("%s as %j is refused in one sentence that names it", (name, value, sentence) => {
  const variables = { ...COMPLETE, [name]: value };
  expect(() => parseEnvironment(variables)).toThrow(sentence);
  expect(() => parseEnvironment(variables)).not.toThrow(/\n/);
});

test("quotas can be changed one by one", () => {
  const { quotas } = parseEnvironment({ ...COMPLETE, FLOWDOWN_QUOTAS: "imports=7" });
  expect(quotas).toEqual({ ...DEFAULT_QUOTAS, imports: 7 });
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

test.each([
  ["postgres://flowdown@db.example.com/flowdown", false],
  ["postgres://flowdown@db.example.com/flowdown?sslmode=disable", false],
  ["postgres://flowdown@db.example.com/flowdown?sslmode=prefer", false],
  ["postgres://flowdown@localhost/flowdown?host=db.example.com", false],
  ["postgres://flowdown@localhost.example.com/flowdown", false],
  ["postgres://flowdown@db.example.com/flowdown?sslmode=require", true],
  ["postgres://flowdown@db.example.com/flowdown?sslmode=verify-full", true],
  ["postgres://flowdown@127.0.0.1:5432/flowdown", true],
  ["postgres://flowdown@localhost/flowdown", true],
  ["postgres://flowdown@[::1]/flowdown", true],
  ["postgres:///flowdown?user=flowdown&host=/var/run/postgresql", true],
])("the database %s is taken without more: %j", (address, isTaken) => {
  const variables = { ...COMPLETE, DATABASE_URL: address };
  const read = () => parseEnvironment(variables);
  if (isTaken) expect(read().databaseUrl).toBe(address);
  else expect(read).toThrow(/^DATABASE_URL must end with \?sslmode=verify-full unless/);
  const unprotected = { ...variables, DATABASE_WITHOUT_TLS: "1" };
  expect(parseEnvironment(unprotected).databaseUrl).toBe(address);
  // Nor is the demo an excuse: the command line reads another database by it.
  if (!isTaken) expect(() => parseEnvironment({ ...variables, FLOWDOWN_DEMO: "1" })).toThrow();
});

test.each([
  ["smtp://mail.example.com:587", {}, true],
  ["smtps://mail.example.com", {}, true],
  ["smtp://mail.example.com:25", { SMTP_WITHOUT_TLS: "1" }, false],
  ["smtp://mail.example.com?ignoreTLS=true", { SMTP_WITHOUT_TLS: "1" }, false],
  ["smtp://127.0.0.1:2525", {}, false],
])("letters over %s with %j wait for TLS: %j", (address, more, isNeeded) => {
  const variables = { ...COMPLETE, SMTP_URL: address, ...more };
  expect(parseEnvironment(variables).mailNeedsTls).toBe(isNeeded);
});

test.each([
  "smtp://mail.example.com:587?ignoreTLS=true",
  "smtp://mail.example.com:587?requireTLS=0",
  "smtp://mail.example.com:587?opportunisticTLS=1",
  "smtps://mail.example.com?tls.rejectUnauthorized=false",
])("the mail server %s is refused", (address) => {
  expect(() => parseEnvironment({ ...COMPLETE, SMTP_URL: address })).toThrow(
    /^SMTP_URL must not loosen TLS: .*SMTP_WITHOUT_TLS/,
  );
});
