import { sendReminders } from "#app/jobs/send-reminders.server.ts";
import { closeDatabase } from "#app/platform/db.server.ts";

/** A process of its own that makes the round of reminders of an instant. */
const [at = ""] = process.argv.slice(2);

await sendReminders(new Date(at));
await closeDatabase();
