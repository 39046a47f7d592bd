import { type LoggerOptions, pino } from "pino";

/** Names under which secrets and personal data travel; their values never reach a log line. */
const SECRETS = [
  ..."password token secret code totp email name to subject body cookie authorization".split(" "),
];

/** How every line is written; the level can be changed later. */
export const LOG_OPTIONS = {
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    // Errors are named before everything, so that the censor is told when it looks at one.
    paths: ["err.password", ...SECRETS.flatMap((name) => [name, `*.${name}`])],
    // The code of an error is no secret: by it a failure is found.
    censor: (value, [first, second]) =>
      first === "err" && second === "code" ? value : "[redacted]",
  },
} satisfies LoggerOptions;

/**
 * One JSON line per event on standard output. Say what happened and to which ids; never to whom:
 * no names, addresses, tokens or contents.
 */
export const log = pino(LOG_OPTIONS);

/** Where a failed query begins to repeat its values, which are what people typed. */
const VALUES = /\nparams: [\s\S]*?(?=\n {4}at |$)/g;
/** A code of PostgreSQL (`23505`) or Node (`ECONNREFUSED`), which no authenticator app shows. */
const ERROR_CODE = /^(?:[0-9A-Z]{5}|[A-Z][A-Z0-9_]{3,60})$/;

/** What failed and where, without the values it failed on. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: "something that is no error was thrown" };
  const code = "code" in error ? error.code : undefined;
  return {
    type: error.name,
    code: typeof code === "string" && ERROR_CODE.test(code) ? code : undefined,
    message: error.message.replaceAll(VALUES, ""),
    stack: error.stack?.replaceAll(VALUES, ""),
    cause: error.cause ? describeError(error.cause) : undefined,
  };
}
