import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { readMaildir, type Taken, takeBounce } from "#app/jobs/read-bounces.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";
import { findDatabase } from "./find-database.ts";

const USAGE = `usage: flowdown read-bounces < MESSAGE
       flowdown read-bounces --maildir FOLDER

Read what came to the sender of the letters, and record which letters came back: one message from
standard input, as a mail server pipes it, or all that is new in a Maildir. Read are delivery reports
(RFC 3464) that give the letter's Message-ID back; anything else is let go. On the database of the
environment (DATABASE_URL), or else on the portal's own in .data.

Exit code: 0 read; 2 usage; 75 not now: the mail server keeps the message and tries again.`;

const TRY_AGAIN = 75;

const WORDS: Record<Taken, string> = {
  recorded: "a letter came back",
  known: "a letter that came back before, or was never sent",
  "not-ours": "a bounce of no letter of this portal",
  "no-bounce": "no bounce",
};

/** Run `flowdown read-bounces`. @returns the exit code */
export async function run(args: string[]): Promise<number> {
  const given = readArguments(args);
  if (!given || given.help) {
    (given ? console.log : console.error)(USAGE);
    return given ? 0 : 2;
  }
  let stop = async () => {};
  try {
    stop = await findDatabase();
    const at = new Date();
    const taken = given.maildir
      ? await readMaildir(given.maildir, at)
      : [await takeBounce(await text(process.stdin), at)];
    for (const one of taken) console.log(WORDS[one]);
    return 0;
  } catch (error) {
    console.error(`flowdown read-bounces: ${error instanceof Error ? error.message : error}`);
    return TRY_AGAIN;
  } finally {
    await closeDatabase();
    await stop();
  }
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        maildir: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch {
    return null;
  }
}
