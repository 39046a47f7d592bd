import { z } from "zod";
import { readWitnessKey } from "#app/domain/log/cosignature.ts";
import { portalHostOf } from "#app/domain/passport/portal.ts";
import { DEFAULT_QUOTAS, type Quotas, readQuotas } from "#app/domain/quota/quotas.ts";

/** Addresses that only this machine reaches: nothing needs to be encrypted on the way there. */
const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]", "::1"];

const DATABASE_PROTOCOLS = ["postgres:", "postgresql:"];
const MAIL_PROTOCOLS = ["smtp:", "smtps:"];

/** What a connection string says for PostgreSQL to be reached over TLS or not at all. */
const TLS_MODES = ["require", "verify-ca", "verify-full"];
/** By these a mail server's address lets letters travel in the open, or to anybody's server. */
const MAIL_TLS_OPTIONS = [
  "ignoreTLS",
  "opportunisticTLS",
  "requireTLS",
  "secure",
  "tls.rejectUnauthorized",
];

const environmentSchema = z
  .object({
    DATABASE_URL: url("DATABASE_URL", DATABASE_PROTOCOLS, "postgres://user@host/flowdown"),
    SMTP_URL: url("SMTP_URL", MAIL_PROTOCOLS, "smtp://mail.example.com:587").optional(),
    APP_URL: url("APP_URL", ["http:", "https:"], "https://flowdown.example.com"),
    APP_SECRET: z
      .string("APP_SECRET is missing: set it to at least 32 random characters.")
      .min(32, "APP_SECRET is too short: it needs at least 32 random characters."),
    APP_SECRET_PREVIOUS: z
      .string()
      .transform(readSecretList)
      .refine(
        (list) => list.every((secret) => secret.length >= 32),
        "APP_SECRET_PREVIOUS is one secret of at least 32 characters, or a JSON list of such.",
      )
      .default([]),
    EVIDENCE_MASTER_KEY: z
      .string("EVIDENCE_MASTER_KEY is missing: set it to 32 random bytes in base64.")
      .refine(isKeyOf32Bytes, "EVIDENCE_MASTER_KEY is not 32 bytes in base64."),
    EVIDENCE_MASTER_KEY_PREVIOUS: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter((key) => key !== ""))
      .refine(
        (keys) => keys.every(isKeyOf32Bytes),
        "EVIDENCE_MASTER_KEY_PREVIOUS is one key of 32 bytes in base64, or several with commas between.",
      )
      .default([]),
    EVIDENCE_DIRECTORY: z.string().min(1).default(".data/evidence"),
    MAIL_FROM: z
      .string("MAIL_FROM is missing: set it to the sender of all letters.")
      .min(3, "MAIL_FROM is empty: set it to the sender of all letters.")
      .optional(),
    BOUNCE_ADDRESS: z.email("BOUNCE_ADDRESS is no email address.").optional(),
    BOUNCES_MAILDIR: z.string().min(1).optional(),
    FLOWDOWN_DEMO: z.enum(["0", "1"], "FLOWDOWN_DEMO is 1 for the demo or 0.").default("0"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce
      .number("PORT is not a number from 1 to 65535.")
      .int("PORT is not a number from 1 to 65535.")
      .min(1, "PORT is not a number from 1 to 65535.")
      .max(65535, "PORT is not a number from 1 to 65535.")
      .default(3000),
    LOG_LEVEL: z
      .enum(
        ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
        "LOG_LEVEL is one of fatal, error, warn, info, debug, trace, silent.",
      )
      .default("info"),
    TRUST_PROXY: z.string().default(""),
    WITNESS_DIRECTORY: z.string().optional(),
    WITNESS_EMAIL: z.email("WITNESS_EMAIL is no email address.").optional(),
    WITNESS_BUCKET_URL: outsideUrl("WITNESS_BUCKET_URL").optional(),
    WITNESS_BUCKET_REGION: z.string().default("us-east-1"),
    WITNESS_BUCKET_KEY_ID: z.string().optional(),
    WITNESS_BUCKET_SECRET: z.string().optional(),
    WITNESS_URL: outsideUrl("WITNESS_URL").optional(),
    WITNESS_KEY: z
      .string()
      .refine(
        (line) => readWitnessKey(line) !== null,
        "WITNESS_KEY is no verifier key of a witness, like NAME+HASH+KEY.",
      )
      .optional(),
    TIMESTAMP_AUTHORITY_URL: url(
      "TIMESTAMP_AUTHORITY_URL",
      // What an authority answers is signed, so it may answer without TLS, and most do.
      ["https:", "http:"],
      "https://tsa.example.com",
    ).optional(),
    TIMESTAMP_AUTHORITY_CA_FILE: z.string().optional(),
    KNOWN_PORTAL_KEYS: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter((key) => key !== ""))
      .refine(
        (keys) => keys.every((key) => portalHostOf(key) !== null),
        "KNOWN_PORTAL_KEYS is a list of verifier keys of portals, as each answers at /portal-keys.txt, with commas between.",
      )
      .default([]),
    FLOWDOWN_QUOTAS: z
      .string()
      .default("")
      .refine(
        (text) => readQuotas(text) !== null,
        `FLOWDOWN_QUOTAS is written like imports=200 records=1000; there are ${Object.keys(DEFAULT_QUOTAS).join(", ")}.`,
      ),
    DATABASE_WITHOUT_TLS: z.enum(["0", "1"], "DATABASE_WITHOUT_TLS is 1 or 0.").default("0"),
    SMTP_WITHOUT_TLS: z.enum(["0", "1"], "SMTP_WITHOUT_TLS is 1 or 0.").default("0"),
  })
  .check((context) => {
    const { DATABASE_URL, SMTP_URL, MAIL_FROM, APP_URL, FLOWDOWN_DEMO } = context.value;
    const refuse = (message: string) =>
      context.issues.push({ code: "custom", message, input: context.value });
    if (context.value.DATABASE_WITHOUT_TLS === "0" && !isDatabaseEncrypted(DATABASE_URL))
      refuse(
        "DATABASE_URL must end with ?sslmode=verify-full unless PostgreSQL is on this machine: set DATABASE_WITHOUT_TLS to 1 if nobody can read on the way there.",
      );
    if (SMTP_URL && context.value.SMTP_WITHOUT_TLS === "0" && !isMailEncrypted(SMTP_URL))
      refuse(
        "SMTP_URL must not loosen TLS: set SMTP_WITHOUT_TLS to 1 if nobody can read on the way to the mail server.",
      );
    const { WITNESS_URL, WITNESS_KEY, WITNESS_BUCKET_URL } = context.value;
    const { WITNESS_BUCKET_KEY_ID, WITNESS_BUCKET_SECRET } = context.value;
    if (Boolean(WITNESS_URL) !== Boolean(WITNESS_KEY))
      refuse("WITNESS_URL and WITNESS_KEY belong together: set both or neither.");
    if (WITNESS_BUCKET_URL && !(WITNESS_BUCKET_KEY_ID && WITNESS_BUCKET_SECRET))
      refuse("WITNESS_BUCKET_URL needs WITNESS_BUCKET_KEY_ID and WITNESS_BUCKET_SECRET.");
    const { TIMESTAMP_AUTHORITY_URL, TIMESTAMP_AUTHORITY_CA_FILE } = context.value;
    if (Boolean(TIMESTAMP_AUTHORITY_URL) !== Boolean(TIMESTAMP_AUTHORITY_CA_FILE))
      refuse(
        "TIMESTAMP_AUTHORITY_URL and TIMESTAMP_AUTHORITY_CA_FILE belong together: set both or neither.",
      );
    if (FLOWDOWN_DEMO === "1") return;
    if (!SMTP_URL) refuse("SMTP_URL is missing: set it like smtp://mail.example.com:587.");
    if (!MAIL_FROM) refuse("MAIL_FROM is missing: set it to the sender of all letters.");
    const { protocol, hostname } = new URL(APP_URL);
    if (protocol === "http:" && !LOOPBACK_HOSTS.includes(hostname))
      refuse("APP_URL must begin with https:// unless it is this machine itself.");
  });

/** A bucket of S3 or of what speaks like it, and the key that may put objects into it. */
export type Bucket = {
  /** with the folder in it, if any: `https://BUCKET.s3.REGION.amazonaws.com/flowdown` */
  url: string;
  region: string;
  keyId: string;
  secret: string;
};

/** A witness of transparency logs: its address and the key by which its signatures are known. */
export type Cosigner = { url: string; key: string };

/** Who stamps the time, and the file with the certificates that its own must lead to. */
export type TimestampAuthority = { url: string; caFile: string };

/** The portal's configuration, as its code reads it. */
export type Environment = {
  databaseUrl: string;
  /** Absent only in the demo, whose letters go to `/mailbox`. */
  smtpUrl: string | null;
  /** Whether a letter waits rather than travel in the open. */
  mailNeedsTls: boolean;
  /** Without a slash at the end. */
  appUrl: string;
  appSecret: string;
  /** Secrets that were in use before, the last one first: they open, and make nothing new. */
  previousAppSecrets: readonly string[];
  /** 32 bytes that wrap the data key of every evidence object. */
  evidenceMasterKey: Buffer;
  /** As `previousAppSecrets`, of the master key. */
  previousEvidenceMasterKeys: readonly Buffer[];
  evidenceDirectory: string;
  mailFrom: string;
  /** Where letters come back to; null: to their sender. */
  bounceAddress: string | null;
  /** The Maildir in which they then lie; null where none is read. */
  bouncesMaildir: string | null;
  isDemo: boolean;
  host: string;
  port: number;
  logLevel: string;
  /** Express's `trust proxy`: how many proxies, or which addresses, stand before us. */
  trustProxy: number | string | false;
  /** Where the checkpoints of every log are handed to; each null where none is named. */
  witnesses: {
    directory: string | null;
    email: string | null;
    bucket: Bucket | null;
    cosigner: Cosigner | null;
  };
  /** Who says when a record was signed; null where nobody is asked. */
  timestampAuthority: TimestampAuthority | null;
  /** Keys of other portals that whoever runs this one has compared. */
  knownPortalKeys: readonly string[];
  /** How much one organization may take within a day. */
  quotas: Quotas;
};

let parsed: Environment | undefined;

/**
 * The environment, parsed on the first call and kept.
 *
 * @throws Error whose message has one sentence per missing or bad variable.
 */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/**
 * Have the environment read anew at the next call, for a process that becomes another portal. What was
 * made of the old one with `oncePerEnvironment` is made anew too; a database has to be closed before.
 */
export function forgetEnvironment(): void {
  parsed = undefined;
}

/** @returns what gives the one thing that `make` makes of the environment, made at the first call. */
export function oncePerEnvironment<T>(make: (environment: Environment) => T): () => T {
  let made: { of: Environment; it: T } | undefined;
  return () => {
    const environment = env();
    if (made?.of !== environment) made = { of: environment, it: make(environment) };
    return made.it;
  };
}

/** Read the configuration from `variables`; an empty variable counts as missing. */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const given = Object.entries(variables).filter(([, value]) => value !== "");
  const result = environmentSchema.safeParse(Object.fromEntries(given));
  if (!result.success)
    throw new Error([...new Set(result.error.issues.map((issue) => issue.message))].join("\n"));
  const found = result.data;
  return {
    databaseUrl: found.DATABASE_URL,
    smtpUrl: found.SMTP_URL ?? null,
    mailNeedsTls: found.SMTP_WITHOUT_TLS === "0" && !isLoopback(found.SMTP_URL ?? ""),
    appUrl: found.APP_URL.replace(/\/+$/, ""),
    appSecret: found.APP_SECRET,
    previousAppSecrets: found.APP_SECRET_PREVIOUS,
    evidenceMasterKey: Buffer.from(found.EVIDENCE_MASTER_KEY, "base64"),
    previousEvidenceMasterKeys: found.EVIDENCE_MASTER_KEY_PREVIOUS.map((key) =>
      Buffer.from(key, "base64"),
    ),
    evidenceDirectory: found.EVIDENCE_DIRECTORY,
    mailFrom: found.MAIL_FROM ?? "Flowdown <flowdown@localhost>",
    bounceAddress: found.BOUNCE_ADDRESS ?? null,
    bouncesMaildir: found.BOUNCES_MAILDIR ?? null,
    isDemo: found.FLOWDOWN_DEMO === "1",
    host: found.HOST,
    port: found.PORT,
    logLevel: found.LOG_LEVEL,
    trustProxy: readTrustProxy(found.TRUST_PROXY),
    witnesses: readWitnesses(found),
    timestampAuthority:
      found.TIMESTAMP_AUTHORITY_URL && found.TIMESTAMP_AUTHORITY_CA_FILE
        ? { url: found.TIMESTAMP_AUTHORITY_URL, caFile: found.TIMESTAMP_AUTHORITY_CA_FILE }
        : null,
    knownPortalKeys: found.KNOWN_PORTAL_KEYS,
    quotas: readQuotas(found.FLOWDOWN_QUOTAS) ?? DEFAULT_QUOTAS,
  };
}

function readWitnesses(found: z.infer<typeof environmentSchema>): Environment["witnesses"] {
  const { WITNESS_URL, WITNESS_KEY, WITNESS_BUCKET_URL } = found;
  return {
    directory: found.WITNESS_DIRECTORY ?? null,
    email: found.WITNESS_EMAIL ?? null,
    bucket: WITNESS_BUCKET_URL
      ? {
          url: WITNESS_BUCKET_URL,
          region: found.WITNESS_BUCKET_REGION,
          keyId: found.WITNESS_BUCKET_KEY_ID ?? "",
          secret: found.WITNESS_BUCKET_SECRET ?? "",
        }
      : null,
    cosigner: WITNESS_URL && WITNESS_KEY ? { url: WITNESS_URL, key: WITNESS_KEY } : null,
  };
}

function url(name: string, protocols: readonly string[], example: string) {
  return z
    .string(`${name} is missing: set it like ${example}.`)
    .refine((value) => isUrl(value, protocols), `${name} is not an address like ${example}.`);
}

/** An address outside: over TLS, unless it is this machine itself. */
function outsideUrl(name: string) {
  return z
    .string()
    .refine(
      (value) =>
        isUrl(value, ["https:"]) ||
        (isUrl(value, ["http:"]) && LOOPBACK_HOSTS.includes(new URL(value).hostname)),
      `${name} must begin with https:// unless it is this machine itself.`,
    );
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** On this machine, or a connection that fails where TLS cannot be had; what is no address is told elsewhere. */
function isDatabaseEncrypted(address: string): boolean {
  if (!isUrl(address, DATABASE_PROTOCOLS)) return true;
  const { searchParams } = new URL(address);
  return isLoopback(address) || TLS_MODES.includes(searchParams.get("sslmode") ?? "");
}

function isMailEncrypted(address: string): boolean {
  if (!isUrl(address, MAIL_PROTOCOLS)) return true;
  const { searchParams } = new URL(address);
  return isLoopback(address) || !MAIL_TLS_OPTIONS.some((option) => searchParams.has(option));
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, searchParams } = new URL(address);
  // PostgreSQL's clients let a parameter name another host than the address.
  const hosts = [hostname, ...searchParams.getAll("host")].filter(Boolean);
  return hosts.every((host) => host.startsWith("/") || LOOPBACK_HOSTS.includes(host));
}

function isKeyOf32Bytes(value: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, "base64").length === 32;
}

/** One secret as it is, or several as a JSON list: a secret may contain any character. */
function readSecretList(value: string): string[] {
  if (!value.startsWith("[")) return [value];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [value];
  }
}

function readTrustProxy(value: string): number | string | false {
  if (value === "") return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}
