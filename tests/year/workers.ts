import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { build } from "esbuild";

/** The processes that work off the queue. */
export type Workers = {
  /** Kill one without a word, and start another in its place. */
  replace(place: number): Promise<void>;
  /** how many were killed */
  killed(): number;
  /** Wait until each works. @returns the names under which they hold jobs */
  ready(): Promise<string[]>;
  stop(): Promise<void>;
};

const COUNT = 2;

type Worker = { process: ChildProcess; ready: Promise<string> };

const BUILT = ".cache/year/worker.mjs";

/** Start two, which live by a clock. Those that are killed begin anew often: they are built once. */
export async function startWorkers(clockFile: string): Promise<Workers> {
  await build({
    entryPoints: ["tests/year/worker.ts"],
    outfile: BUILT,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    jsx: "automatic",
    logLevel: "warning",
  });
  const start = (): Worker => {
    const child = spawn(process.execPath, [BUILT, clockFile], {
      env: process.env,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const died = once(child, "exit").then(([code]) => {
      if (code !== null) throw new Error(`A worker ended by itself, with ${code}.`);
    });
    died.catch(() => {});
    const works = once(child, "message").then(([name]) => String(name));
    const ready = Promise.race([works, died.then(() => "")]);
    ready.catch(() => {});
    return { process: child, ready };
  };
  const working = Array.from({ length: COUNT }, start);
  let killed = 0;
  const kill = async ({ process: child }: Worker) => {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return {
    async replace(place) {
      const one = working[place];
      if (!one) throw new RangeError(`no worker ${place}`);
      await kill(one);
      killed += 1;
      working[place] = start();
    },
    killed: () => killed,
    async ready() {
      return Promise.all(working.map((one) => one.ready));
    },
    async stop() {
      await Promise.all(working.map(kill));
    },
  };
}
