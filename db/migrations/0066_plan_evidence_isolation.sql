-- A file that shows that an item is closed is its organization's own, and never changed; it is the
-- organization's own evidence that stands there. Nobody else reads these rows: what a prime sees of
-- them comes through the door to the items.
alter table remediation_files enable row level security;
--> statement-breakpoint
alter table remediation_files force row level security;
--> statement-breakpoint
create policy system on remediation_files to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy audit_scope on remediation_files as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
create policy own on remediation_files to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and flowdown.owns_evidence(evidence_id));
--> statement-breakpoint
grant select, insert on remediation_files to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on remediation_files
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
grant update (shown_sha256) on remediation_shares to flowdown_web;
--> statement-breakpoint
create trigger whose_it_is before update on remediation_shares for each row
  when (old.id is distinct from new.id or old.plan_id is distinct from new.plan_id
    or old.organization_id is distinct from new.organization_id
    or old.prime_id is distinct from new.prime_id or old.supplier_id is distinct from new.supplier_id)
  execute function flowdown.refuse_transition('what a row is about and whose it is does not change');
--> statement-breakpoint
-- What a prime saw of a plan is kept with the instants between which it did: a past moment and a
-- record show what was shown then.
create table remediation_shares_versions (like remediation_shares,
  known_from timestamptz(3) not null, known_until timestamptz(3) not null);
--> statement-breakpoint
create index on remediation_shares_versions (id, known_from);
--> statement-breakpoint
create index on remediation_shares_versions (plan_id, prime_id);
--> statement-breakpoint
create index on remediation_shares_versions (prime_id, supplier_id);
--> statement-breakpoint
alter table remediation_shares no force row level security;
--> statement-breakpoint
insert into remediation_shares_versions
  select s.*, s.shared_at, 'infinity' from remediation_shares s;
--> statement-breakpoint
alter table remediation_shares force row level security;
--> statement-breakpoint
create trigger versions_of_inserted after insert on remediation_shares
  referencing new table as new_rows for each statement execute function flowdown.keep_versions();
--> statement-breakpoint
create trigger versions_of_updated after update on remediation_shares
  referencing old table as old_rows new table as new_rows
  for each statement execute function flowdown.keep_versions();
--> statement-breakpoint
create trigger never_changed before update on remediation_shares_versions for each row
  when (old.known_until <> 'infinity'
    or to_jsonb(old) - 'known_until' is distinct from to_jsonb(new) - 'known_until')
  execute function flowdown.refuse_transition('a former version does not change');
--> statement-breakpoint
alter table remediation_shares_versions enable row level security;
--> statement-breakpoint
alter table remediation_shares_versions force row level security;
--> statement-breakpoint
create policy system on remediation_shares_versions to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on remediation_shares_versions for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy prime on remediation_shares_versions for select to flowdown_web
  using (prime_id = (select flowdown.organization()) and ended_at is null);
--> statement-breakpoint
grant select on remediation_shares_versions to flowdown_web;
--> statement-breakpoint
grant select, insert, update on remediation_shares_versions to flowdown_system;
--> statement-breakpoint
-- An auditor reads of a plan what the prime sees of it, and what the prime said of it, of the
-- subcontractors of the room; the plan itself stays closed.
create policy audit_scope on remediation_shares_versions as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on remediation_shares
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on remediation_reviews
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
do $$
declare
  v_columns text;
begin
  select string_agg(format('%I', column_name), ', ' order by ordinal_position) into v_columns
    from information_schema.columns where table_schema = 'public' and table_name = 'remediation_shares';
  execute format('create view known.remediation_shares with (security_invoker = true) as
    select %s from public.remediation_shares_versions
    where known_from <= flowdown.known_at() and known_until > flowdown.known_at()', v_columns);
end $$;
--> statement-breakpoint
create view known.remediation_reviews with (security_invoker = true) as
  select * from public.remediation_reviews where reviewed_at <= flowdown.known_at();
--> statement-breakpoint
create view known.remediation_items with (security_invoker = true) as
  select * from public.remediation_items where recorded_at <= flowdown.known_at();
--> statement-breakpoint
create view known.remediation_files with (security_invoker = true) as
  select * from public.remediation_files where recorded_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.remediation_shares, known.remediation_reviews, known.remediation_items,
  known.remediation_files to flowdown_web, flowdown_system;
--> statement-breakpoint
drop function flowdown.shared_plan_items(uuid);
--> statement-breakpoint
-- The one door to the items of somebody else's plan, with the files that show what is closed: as they
-- stand, without what they take, and only while they are shared; who has them and how their due dates
-- moved only where the history is. At a past moment, what was shown then.
create function flowdown.shared_plan_items(p_plan uuid)
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
-- Whether the organization ever saw a file beside a plan: its row stays readable, because records and
-- reviews name it, while the content is handed out only as long as the plan is shown with its items.
create function flowdown.was_shown_file(p_evidence uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.remediation_files f
    join public.remediation_shares_versions v on v.plan_id = f.plan_id
    where f.evidence_id = p_evidence and v.prime_id = flowdown.organization()
      and v.level <> 'progress' and v.ended_at is null and v.known_until > f.recorded_at
      and (flowdown.audit_contracts() is null or flowdown.audit_sees_supplier(v.supplier_id))
      and not exists (select 1 from public.remediation_files later
        where later.supersedes_id = f.id and later.recorded_at <= v.known_from))
$$;
--> statement-breakpoint
revoke execute on function flowdown.shared_plan_items(uuid), flowdown.was_shown_file(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.shared_plan_items(uuid), flowdown.was_shown_file(uuid)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.shared_plan_items(uuid) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.was_shown_file(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create policy beside_plan on evidence for select to flowdown_web using (flowdown.was_shown_file(id));
--> statement-breakpoint
drop policy audit_scope on evidence;
--> statement-breakpoint
create policy audit_scope on evidence as restrictive for select to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from evidence_links where evidence_links.evidence_id = evidence.id)
    or exists (select 1 from contract_modifications where contract_modifications.file_id = evidence.id)
    or exists (select 1 from showings where showings.file_id = evidence.id)
    or flowdown.was_shown_file(id));
