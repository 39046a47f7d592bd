import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type HttpReply, startHttpServer, type TestServer } from "./http-server.ts";

const run = promisify(execFile);

export type TestAuthority = TestServer & {
  /** its root certificate, in PEM */
  caFile: string;
  /** Gives this instead of an answer. */
  instead: HttpReply | null;
  openssl(...args: string[]): Promise<string>;
};

type Options = {
  /** how `openssl genpkey` makes the keys */
  key?: string[];
};

const RSA = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];

/** A real time-stamp authority: OpenSSL behind HTTP, with a root, one between and its own certificate. */
export async function startAuthority({ key = RSA }: Options = {}): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), "flowdown-tsa-"));
  const inFolder = (name: string) => join(folder, name);
  const openssl = async (...args: string[]) => (await run("openssl", args, { cwd: folder })).stdout;
  await writeFile(inFolder("openssl.cnf"), CONFIGURATION);
  await writeFile(inFolder("serial"), "01\n");
  for (const name of ["root", "between", "tsa"])
    await openssl("genpkey", ...key, "-out", `${name}.key`);
  await certify("root", "Test Root", null, "authority");
  await certify("between", "Test Issuing", "root", "authority");
  await certify("tsa", "Test Time Stamping", "between", "stamping");
  let count = 0;

  async function certify(name: string, subject: string, issuer: string | null, kind: string) {
    await openssl("req", "-new", "-key", `${name}.key`, "-subj", `/CN=${subject}`, "-out", "a.csr");
    const by = issuer
      ? ["-CA", `${issuer}.pem`, "-CAkey", `${issuer}.key`, "-CAcreateserial"]
      : ["-signkey", `${name}.key`];
    const extensions = ["-extfile", "openssl.cnf", "-extensions", kind];
    await openssl(
      ...["x509", "-req", "-in", "a.csr", "-days", "30", ...by, ...extensions],
      ...["-out", `${name}.pem`],
    );
  }

  const server = await startHttpServer(async (_, body) => {
    if (state.instead) return state.instead;
    count += 1;
    await writeFile(inFolder(`${count}.tsq`), body);
    await openssl(
      ...["ts", "-reply", "-config", "openssl.cnf", "-queryfile", `${count}.tsq`],
      ...["-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "between.pem"],
      ...["-out", `${count}.tsr`],
    );
    const reply = await readFile(inFolder(`${count}.tsr`));
    return { status: 200, body: reply, type: "application/timestamp-reply" };
  });
  const stopServer = server.stop;
  const state: TestAuthority = Object.assign(server, {
    caFile: inFolder("root.pem"),
    instead: null,
    openssl,
    async stop() {
      await stopServer();
      await rm(folder, { recursive: true, force: true });
    },
  });
  return state;
}

const CONFIGURATION = `
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
[tsa]
default_tsa = own
[own]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha384
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;
