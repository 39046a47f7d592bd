import { type SQL, sql } from "drizzle-orm";
import type { OversightAction } from "#app/domain/log/actions.ts";
import { oversightLog } from "#db/schema/oversight.ts";

/** What is sent to a supplier, and no more than read by it. */
const SENT: readonly OversightAction[] = [
  "flowdown.issued",
  "invitation.sent",
  "invitation.resent",
  "request.reminded",
  "renewal.asked",
  "questionnaire.sent",
  "questionnaire.reminded",
  "fact.returned",
];

/** What was sent to a supplier last, as the rows `action` and `at` of a lateral join; none where nothing was. */
export function lastContactOf(supplierId: SQL): SQL {
  return sql`(select ${oversightLog.action}, ${oversightLog.at} from ${oversightLog}
    where ${oversightLog.supplierId} = ${supplierId}
      and ${oversightLog.action} in (${sql.join(
        SENT.map((action) => sql`${action}`),
        sql`, `,
      )})
    order by ${oversightLog.seq} desc limit 1)`;
}
