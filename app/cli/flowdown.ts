/** One subcommand: told the arguments after its name, it returns the exit code. */
export type Command = { run: (args: string[]) => Promise<number> };

type Entry = { summary: string; load: () => Promise<Command> };

/** Every subcommand, loaded only when it is called, so that each starts with what it needs. */
const COMMANDS: Record<string, Entry> = {
  decide: {
    summary: "may this subcontractor be awarded this subcontract, why, and until when",
    load: () => import("./decide.ts"),
  },
  score: {
    summary: "the SPRS score of requirement results, and whether a Conditional status is permitted",
    load: () => import("./score.ts"),
  },
  gap: {
    summary: "what an ISO/IEC 27001 certificate leaves open of the 110 requirements",
    load: () => import("./gap.ts"),
  },
  clauses: {
    summary: "the CMMC status and the clauses that flow to a subcontract, with citations",
    load: () => import("./clauses.ts"),
  },
  rule: {
    summary: "what the rule is on a day: phase, suspension, what may be designated",
    load: () => import("./rule.ts"),
  },
  record: {
    summary: "make the oversight record of a subcontract or a contract, or list the subcontracts",
    load: () => import("./record.ts"),
  },
  verify: {
    summary: "check an oversight record or a passport offline, trusting nobody",
    load: () => import("./verify.ts"),
  },
  certificate: {
    summary: "list, show or replace the certificate that signs the PDF of records",
    load: () => import("./certificate.ts"),
  },
  "verify-log": {
    summary: "check the export of a whole oversight log offline, and against an earlier one",
    load: () => import("./verify-log.ts"),
  },
  keys: {
    summary: "list or change the keys that sign, or wrap anew what stands under former secrets",
    load: () => import("./keys.ts"),
  },
  "read-bounces": {
    summary: "record which letters came back, from a message or a Maildir",
    load: () => import("./read-bounces.ts"),
  },
  "second-factor": {
    summary: "reset the second factor of somebody whom no two administrators can speak for",
    load: () => import("./second-factor.ts"),
  },
};

/** Run `flowdown ARGS`. @returns the exit code: 0 done, 2 bad input or usage. */
export async function main(args: string[]): Promise<number> {
  const [name = "--help", ...rest] = args;
  if (["--help", "-h", "help"].includes(name)) {
    console.log(usage());
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    console.error(`flowdown: there is no command "${name}"; try flowdown --help`);
    return 2;
  }
  const command = await entry.load();
  return command.run(rest);
}

function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, e]) => `  ${name.padEnd(width)}  ${e.summary}`,
  );
  return [
    "usage: flowdown COMMAND [ARGUMENTS]",
    "",
    ...lines,
    "",
    "flowdown COMMAND --help says what a command takes and gives.",
  ].join("\n");
}
