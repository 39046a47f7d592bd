import { once } from "node:events";
import type { z } from "zod";
import { BadInput, badInput } from "./bad-input.ts";
import { readCases } from "./read-cases.ts";

/**
 * Answer each case of the input with one line of JSON.
 *
 * @param args the arguments after the subcommand: `--help`, or at most one file.
 * @param help what `--help` prints.
 * @param schema what a case must be.
 * @param answer the pure function that answers it.
 * @returns the exit code: 0, or 2 after a sentence on stderr about the first case that is no good.
 */
export async function runCases<T>(
  args: string[],
  help: string,
  schema: z.ZodType<T>,
  answer: (input: T) => unknown,
): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(help.trim());
    return 0;
  }
  try {
    for await (const { line, value } of readCases(onlyFile(args))) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw issue ? badInput(line, issue, value) : new BadInput(`line ${line}: cannot be read`);
      }
      if (!process.stdout.write(`${JSON.stringify(answer(parsed.data))}\n`))
        await once(process.stdout, "drain");
    }
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function onlyFile(args: string[]): string | undefined {
  const option = args.find((arg) => arg.startsWith("-") && arg !== "-");
  if (option) throw new BadInput(`there is no option ${option}; try --help`);
  if (args.length > 1) throw new BadInput("give one file at most; try --help");
  return args[0];
}
