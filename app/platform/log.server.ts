import { pino } from "pino";

/** Names under which secrets and personal data travel; their values never reach a log line. */
const SECRETS = [
  ..."password token secret code totp email name to subject body cookie authorization".split(" "),
];

/**
 * One JSON line per event on standard output. Say what happened and to which ids; never to whom:
 * no names, addresses, tokens or contents.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
});
