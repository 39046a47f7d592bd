-- What a prime said of the closing of one item of a plan stays as it was said: its own, of a plan whose
-- items it sees; the subcontractor reads it, and so does an auditor of the prime's room.
alter table remediation_closing_reviews enable row level security;
--> statement-breakpoint
alter table remediation_closing_reviews force row level security;
--> statement-breakpoint
create policy system on remediation_closing_reviews to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy audit_scope on remediation_closing_reviews as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
create policy prime on remediation_closing_reviews for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy prime_reviews on remediation_closing_reviews for insert to flowdown_web
  with check (prime_id = (select flowdown.organization()) and exists (
    select 1 from remediation_shares
    where remediation_shares.plan_id = remediation_closing_reviews.plan_id
      and remediation_shares.prime_id = remediation_closing_reviews.prime_id
      and remediation_shares.supplier_id = remediation_closing_reviews.supplier_id
      and remediation_shares.organization_id = remediation_closing_reviews.organization_id
      and remediation_shares.level <> 'progress'));
--> statement-breakpoint
create policy supplier_reads on remediation_closing_reviews for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
grant select, insert on remediation_closing_reviews to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on remediation_closing_reviews
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create view known.remediation_closing_reviews with (security_invoker = true) as
  select * from public.remediation_closing_reviews where reviewed_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.remediation_closing_reviews to flowdown_web, flowdown_system;
--> statement-breakpoint
-- A file beside an item tells its last day where it names one. Of one that names none it tells nothing
-- more than before: what was shown, and its hash in the log, stay as they were.
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
create or replace function flowdown.shared_plan_items(p_plan uuid)
  returns table (number int, requirement text, open_as text, weakness text, action text,
    milestones jsonb, due_on date, status text, done_on date, evidence text, files jsonb,
    owner_name text, due_changes jsonb)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  with seen as (
    select v.level = 'history' as has_history
    from public.remediation_shares_versions v
    where v.plan_id = p_plan and v.prime_id = flowdown.organization()
      and v.level <> 'progress' and v.ended_at is null
      and (flowdown.audit_contracts() is null or flowdown.audit_sees_supplier(v.supplier_id))
      and case when flowdown.known_at() is null then v.known_until = 'infinity'
        else v.known_from <= flowdown.known_at() and v.known_until > flowdown.known_at() end
  ), versions as (
    select i.* from public.remediation_items i
    where i.plan_id = p_plan and exists (select 1 from seen)
      and i.recorded_at <= coalesce(flowdown.known_at(), 'infinity')
  ), given as (
    select f.* from public.remediation_files f
    where f.plan_id = p_plan and exists (select 1 from seen)
      and f.recorded_at <= coalesce(flowdown.known_at(), 'infinity')
  ), latest as (
    select distinct on (i.item_id) i.* from versions i order by i.item_id, i.version desc
  )
  select l.number, l.requirement, l.open_as, l.weakness, l.action, l.milestones, l.due_on, l.status,
    l.done_on, l.evidence,
    (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'fileName', e.file_name,
        'mediaType', e.media_type, 'sizeBytes', e.size_bytes, 'sha256', e.sha256,
        'uploadedAt', to_char(e.uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'uploadedByName', e.uploaded_by_name, 'pages', e.pages,
        'pagesWithoutText', e.pages_without_text, 'notCui', e.not_cui, 'aboutOn', f.about_on)
        || case when e.valid_until is null then '{}'::jsonb
          else jsonb_build_object('validUntil', e.valid_until) end
        order by f.recorded_at, f.id), '[]'::jsonb)
      from given f join public.evidence e on e.id = f.evidence_id
      where f.item_id = l.item_id and not f.is_withdrawn
        and not exists (select 1 from given later where later.supersedes_id = f.id)),
    case when seen.has_history then l.owner_name end,
    case when seen.has_history then
      (select coalesce(jsonb_agg(jsonb_build_object('dueOn', moved.due_on, 'recordedAt',
          to_char(moved.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          order by moved.version), '[]'::jsonb)
        from (select i.version, i.recorded_at, i.due_on,
            lag(i.due_on) over (order by i.version) as before
          from versions i where i.item_id = l.item_id) moved
        where moved.due_on is distinct from moved.before) end
  from latest l cross join seen
  order by l.number
$$;
--> statement-breakpoint
alter function flowdown.shared_plan_items(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- The files beside items of plans that the organization was ever shown, each with the instant from which
-- it was: how long it has to be kept counts from there.
create function flowdown.plan_files_seen()
  returns table (evidence_id uuid, supplier_id uuid, plan_id uuid, system_name text, item_number int,
    seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select f.evidence_id, v.supplier_id, f.plan_id, max(v.system_name),
    (select i.number from public.remediation_items i where i.item_id = f.item_id limit 1),
    min(greatest(f.recorded_at, v.known_from))
  from public.remediation_shares_versions v
  join public.remediation_files f on f.plan_id = v.plan_id
  where v.prime_id = flowdown.organization() and flowdown.audit_contracts() is null
    and v.level <> 'progress' and v.ended_at is null
    and not f.is_withdrawn and f.recorded_at < v.known_until
    and not exists (select 1 from public.remediation_files later
      where later.supersedes_id = f.id and later.recorded_at <= v.known_from)
  group by f.evidence_id, v.supplier_id, f.plan_id, f.item_id
$$;
--> statement-breakpoint
revoke execute on function flowdown.plan_files_seen() from public;
--> statement-breakpoint
grant execute on function flowdown.plan_files_seen() to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.plan_files_seen() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- How many closings of each plan nobody of the organization decided yet, or decided as they were before they
-- changed: what stateOfClosing decides of one, for a page of plans at once, of those shown with their items.
create function flowdown.closings_to_check(p_plans uuid[])
  returns table (plan_id uuid, waiting integer)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  with seen as (
    select s.plan_id from public.remediation_shares s
    where s.plan_id = any(p_plans) and s.prime_id = flowdown.organization()
      and s.level <> 'progress' and s.ended_at is null and flowdown.audit_contracts() is null
  ), latest as (
    select distinct on (i.item_id) i.*
    from public.remediation_items i join seen on seen.plan_id = i.plan_id
    order by i.item_id, i.version desc
  ), decided as (
    select distinct on (r.plan_id, r.item_number) r.plan_id, r.item_number, r.shown
    from public.remediation_closing_reviews r join seen on seen.plan_id = r.plan_id
    where r.prime_id = flowdown.organization()
    order by r.plan_id, r.item_number, r.reviewed_at desc, r.id desc
  )
  select l.plan_id, count(*)::integer
  from latest l
  left join decided d on d.plan_id = l.plan_id and d.item_number = l.number
  where l.status = 'done' and (d.shown is null
    or (d.shown ->> 'requirement', d.shown ->> 'weakness', d.shown ->> 'doneOn', d.shown ->> 'evidence')
      is distinct from (l.requirement, l.weakness, l.done_on::text, l.evidence)
    or array(select (file ->> 'id') || ' ' || (file ->> 'aboutOn')
        from jsonb_array_elements(coalesce(d.shown -> 'files', '[]')) as file order by 1)
      is distinct from array(select f.evidence_id || ' ' || f.about_on from public.remediation_files f
        where f.item_id = l.item_id and f.plan_id = l.plan_id and not f.is_withdrawn
          and not exists (select 1 from public.remediation_files later where later.supersedes_id = f.id)
        order by 1))
  group by l.plan_id
$$;
--> statement-breakpoint
revoke execute on function flowdown.closings_to_check(uuid[]) from public;
--> statement-breakpoint
grant execute on function flowdown.closings_to_check(uuid[]) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.closings_to_check(uuid[]) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
