import { type SQL, sql } from "drizzle-orm";
import type { TakenPassport } from "#app/domain/submission/from-passport.ts";
import { passportIntakes } from "#db/schema/passport.ts";
import { requests } from "#db/schema/request.ts";

/** The passport that was taken in last for a request, as one value of its row; null without one. */
export const takenPassportSql: SQL<TakenPassport | null> = sql`(
  select json_build_object(
    'id', ${passportIntakes.id},
    'takenAt', ${passportIntakes.createdAt},
    'takenByName', ${passportIntakes.createdByName},
    'verifierKey', ${passportIntakes.verifierKey},
    'standing', ${passportIntakes.standing},
    'content', ${passportIntakes.content},
    'files', ${passportIntakes.files})
  from ${passportIntakes}
  where ${passportIntakes.requestId} = ${requests.id}
  order by ${passportIntakes.createdAt} desc, ${passportIntakes.id} desc limit 1)`;
