import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { CONTACT_STATES, type ContactState } from "#app/domain/supplier/contact-state.ts";
import type { Reader } from "#app/queries/sql/reader.server.ts";
import { suppliers } from "#db/schema/supplier.ts";

/**
 * How far the prime's people came in reaching a supplier, as `listContactStates` tells it of each: the
 * furthest of its contacts by the invitation that counts, the one that opened a way in, else the latest.
 *
 * @param at the instant that it is asked for.
 * @param among ids of the suppliers that are asked about in the statement, as a subquery: who of them has
 *   access is asked once for all of them.
 */
export function contactStateSql(reader: Reader, at: Placeholder, among: SQL): SQL<ContactState> {
  const rank = (state: ContactState) => sql.raw(String(CONTACT_STATES.indexOf(state)));
  const states = sql.raw(`array[${CONTACT_STATES.map((state) => `'${state}'`).join(",")}]`);
  const hasAccess = sql`counted.id = any(array(
    select invitation_id from flowdown.invitations_with_access(array(${among}))))`;
  return sql<ContactState>`coalesce((${states})[1 + (
    select min(case
      when counted.accepted_at is not null
        then case when ${hasAccess} then ${rank("joined")} else ${rank("left")} end
      when contact.wrong_person_at is not null then ${rank("wrong-person")}
      when counted.id is null then ${rank("not-invited")}
      when counted.wrong_person_at is not null then ${rank("wrong-person")}
      when counted.expires_at <= ${at}::timestamptz then ${rank("expired")}
      when counted.opened_at is not null then ${rank("opened")}
      else ${rank("invited")} end)
    from supplier_contacts contact
    left join lateral (
      select invitation.* from invitations invitation
      where invitation.supplier_id = ${suppliers.id} and invitation.contact_id = contact.id
        and invitation.organization_id = ${reader.organizationId}::uuid
        and invitation.revoked_at is null
      order by invitation.accepted_at is null, invitation.created_at desc limit 1) counted on true
    where contact.supplier_id = ${suppliers.id})], 'not-invited')`;
}
