import { rebuildPostures } from "#app/jobs/sweep-postures.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";

try {
  const { changed } = await rebuildPostures(new Date());
  console.log(
    changed === 0
      ? "Every kept verdict, and what is told from it, is what the facts decide."
      : `${changed} kept rows differed and were corrected; the log names the verdicts among them.`,
  );
  if (changed > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
