import { startQueue } from "#app/platform/job-queue.server.ts";

/*
 * A process that works off the queue as a portal does, until it is killed. It says which job it has begun;
 * asked to hang it never finishes one, else it says that too.
 */
const hangs = process.argv[2] === "hang";
// Nobody is left to kill it when who started it is gone.
process.on("disconnect", () => process.exit());

await startQueue(
  {
    sweep: async (_, { job }) => {
      process.send?.({ what: "begun", id: String(job.id) });
      if (hangs) await new Promise(() => {});
      process.send?.({ what: "done", id: String(job.id) });
    },
  },
  "",
);
process.send?.({ what: "works" });
