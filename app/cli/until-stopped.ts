/**
 * Run `start`, wait for Ctrl-C, SIGTERM or the end of the terminal, then stop what it started, last
 * started first.
 *
 * @param start pushes a way to stop each thing it started; when it throws, what it had started is
 *   stopped and the message is printed without a stack.
 */
export async function runUntilStopped(
  start: (stops: (() => Promise<void>)[]) => Promise<void>,
): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  let isStopping = false;
  const stop = async (exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    // What fails while stopping fails because of it: a build or a seed that Ctrl-C cuts short.
    process.on("uncaughtException", () => {});
    for (const one of stops.reverse()) await one().catch((error) => console.error(String(error)));
    process.exit(exitCode);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  try {
    await start(stops);
  } catch (error) {
    if (!isStopping) console.error(error instanceof Error ? error.message : String(error));
    await stop(1);
  }
}
