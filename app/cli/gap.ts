import { z } from "zod";
import { findIsoGap, ISO_EDITIONS } from "#app/domain/iso27001/gap.ts";
import { Day, facts, Results } from "./case-schema.ts";
import { runCases } from "./run-cases.ts";

const GapCase = facts({
  asOf: Day.nullable().default(null),
  certificate: facts({
    edition: z.preprocess((edition) => String(edition), z.enum(ISO_EDITIONS)),
    scopeIncludesCuiSystem: z.boolean(),
    expiresOn: Day.nullable().default(null),
  }),
  results: Results.default({}),
});

const HELP = `
usage: flowdown gap [FILE]

Says what an ISO/IEC 27001 certificate addresses of the 110 requirements of NIST SP 800-171, and
what it leaves. A related control never means met: each requirement still needs its own evidence.
Reads JSON or JSON Lines from FILE or standard input and prints one line of JSON for each case.

Takes
  certificate   edition: "2013" or "2022"
                scopeIncludesCuiSystem: whether its scope includes the system that holds CUI
                expiresOn: its last day, YYYY-MM-DD (default null: not stated)
  results       { "3.1.1": "met", ... } as in flowdown score (default: nothing is met)
  asOf          the day asked about; without it the certificate is taken as valid

Gives
  standing      "counts", "scope-excludes-cui-system", "expired" or "edition-ended"
  addressed, partlyAddressed, notAddressed
                { count, openCount, pointsAtStake, requirements: [{ id, title, controls, ... }] }
  gapAreas      the five areas in which a certified organization still has work to do
`;

/** `flowdown gap`: what a certificate leaves open, for each case. */
export function run(args: string[]): Promise<number> {
  return runCases(args, HELP, GapCase, ({ asOf, certificate, results }) =>
    findIsoGap(certificate, results, asOf),
  );
}
