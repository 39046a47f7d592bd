-- What is written about a request is read by the prime that asks and by whom it asks, and changed by
-- nobody. Each side writes as itself alone.
alter table request_messages enable row level security;
--> statement-breakpoint
alter table request_messages force row level security;
--> statement-breakpoint
create policy system on request_messages to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy prime on request_messages to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()) and side = 'prime'
    and exists (select 1 from requests where requests.id = request_id
      and requests.prime_id = request_messages.prime_id
      and requests.supplier_id = request_messages.supplier_id));
--> statement-breakpoint
create policy supplier_writes on request_messages to flowdown_web
  using (supplier_id in (select flowdown.own_supplier_ids()))
  with check (side = 'subcontractor' and supplier_id in (select flowdown.own_supplier_ids())
    and exists (select 1 from requests where requests.id = request_id
      and requests.prime_id = request_messages.prime_id
      and requests.supplier_id = request_messages.supplier_id));
--> statement-breakpoint
create policy audit_scope on request_messages as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from requests where requests.id = request_id));
--> statement-breakpoint
grant select, insert on request_messages to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on request_messages
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
grant update (telephone) on memberships to flowdown_system;
--> statement-breakpoint
-- What a prime tells whom it asks: how its record names them, so that nothing known is asked again, and
-- who answers for the request there. Of its contacts it tells the titles of those who work for the
-- asked organization itself. The record's own words (owner, tags) stay the prime's.
create function flowdown.prime_tells(p_request uuid)
  returns table (legal_name text, uei text, cages text[], titles jsonb,
    contact_name text, contact_email text, contact_telephone text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select s.legal_name, s.uei, s.cages, coalesce((
      select jsonb_object_agg(lower(c.email), c.title) from public.supplier_contacts c
      where c.supplier_id = s.id and c.title is not null and exists (
        select 1 from public.memberships own
        where own.organization_id = s.organization_id and own.ended_at is null
          and lower(own.person_email) = lower(c.email))), '{}'),
    m.person_name, m.person_email, m.telephone
  from public.requests r
  join public.suppliers s on s.id = r.supplier_id and s.organization_id = flowdown.organization()
  left join lateral (
    select person_name, person_email, telephone from public.memberships
    where organization_id = r.prime_id and ended_at is null
      and (person_id in (s.owner_id, r.created_by) or role = 'prime-admin')
    order by (person_id = s.owner_id) desc nulls last, (person_id = r.created_by) desc, created_at, id
    limit 1
  ) m on true
  where r.id = p_request
$$;
--> statement-breakpoint
revoke execute on function flowdown.prime_tells(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.prime_tells(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.prime_tells(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
