CREATE TABLE "waiting_work" (
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"until" date,
	"subject_id" uuid NOT NULL,
	"subcontract_id" uuid,
	"contract_id" uuid,
	"counts_from" date,
	"counts_until" date,
	CONSTRAINT "waiting_work_once" UNIQUE NULLS NOT DISTINCT("supplier_id","kind","subject_id","counts_from"),
	CONSTRAINT "waiting_work_kind" CHECK ("waiting_work"."kind" in ('award-day-fails', 'award-lapsed', 'information-to-answer', 'flowdown-to-issue', 'flowdown-outdated', 'facts-to-review', 'answer-awaited', 'correction-awaited'))
);
--> statement-breakpoint
ALTER TABLE "waiting_work" ADD CONSTRAINT "waiting_work_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_work" ADD CONSTRAINT "waiting_work_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "waiting_work_soonest" ON "waiting_work" USING btree ("prime_id","kind","until","subject_id","supplier_id","subcontract_id","contract_id","counts_from","counts_until");--> statement-breakpoint
CREATE INDEX "supplier_contacts_wrong" ON "supplier_contacts" USING btree ("prime_id","supplier_id") WHERE "supplier_contacts"."wrong_person_at" is not null;--> statement-breakpoint
-- What waits: a projection like the days of what ends. No auditor's scope reaches it.
alter table waiting_work enable row level security;
--> statement-breakpoint
alter table waiting_work force row level security;
--> statement-breakpoint
create policy system on waiting_work to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on waiting_work for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on waiting_work as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
grant select on waiting_work to flowdown_web;
--> statement-breakpoint
grant select, insert, delete on waiting_work to flowdown_system;
--> statement-breakpoint
-- Everything of these kinds that waits at some suppliers. A day that was planned for an award says nothing once
-- the award was recorded. Facts are checked before the next award that is planned: which one that is a day
-- alone changes, so that each is told with the days between which it is. Its plan is kept, which takes longer to
-- make than to run.
create function flowdown.told_work(p_suppliers uuid[]) returns setof public.waiting_work
  language plpgsql stable security definer set search_path = pg_catalog
  set plan_cache_mode = force_generic_plan
  as $$
begin
  return query
  with own as (
    select s.prime_id, s.supplier_id, s.id, s.contract_id, s.state, s.planned_award_on, s.information,
      p.verdict, p.standing, p.supplier_to_review, p.award_day_verdict,
      case when s.state = 'proposed' then s.planned_award_on end as award_day
    from public.subcontracts s left join public.postures p on p.subcontract_id = s.id
    where s.supplier_id = any(p_suppliers)),
  ours as (
    select case
        when own.information is null then 'information-to-answer'
        when own.standing = 'to-issue' then case when exists (
          select 1 from public.flowdowns f where f.subcontract_id = own.id)
          then 'flowdown-outdated' else 'flowdown-to-issue' end
        when own.standing = 'settled' and own.verdict = 'ineligible' and own.state = 'awarded'
          then 'award-lapsed' end as kind, own.*
    from own where own.state <> 'closed'),
  reviewed as (
    select r.prime_id, r.supplier_id, r.award_day from (
      select own.*, max(own.supplier_to_review) over (partition by own.supplier_id) as waiting from own) r
    where r.waiting > 0),
  days as (
    select r.prime_id, r.supplier_id, r.award_day from reviewed r where r.award_day is not null
    union
    select r.prime_id, r.supplier_id, null from reviewed r)
  select o.prime_id, o.supplier_id, o.kind, case when o.kind <> 'award-lapsed' then o.award_day end, o.id, o.id,
    o.contract_id, null::date, null::date
  from ours o where o.kind is not null
  union all
  -- On that day there is a verdict while it is to come, and not after the award.
  select o.prime_id, o.supplier_id, 'award-day-fails', o.planned_award_on, o.id, o.id, o.contract_id, null,
    o.planned_award_on
  from own o
  where o.state <> 'closed' and o.planned_award_on is not null
    and o.verdict <> 'ineligible' and o.award_day_verdict = 'ineligible'
  union all
  select d.prime_id, d.supplier_id, 'facts-to-review', d.award_day, d.supplier_id, null, null,
    1 + lag(d.award_day) over (partition by d.supplier_id order by d.award_day nulls last), d.award_day
  from days d
  union all
  select o.prime_id, o.supplier_id,
    case o.standing when 'returned' then 'correction-awaited' else 'answer-awaited' end,
    greatest(r.due_on, (
      select max(later.due_on) from public.request_due_dates later where later.request_id = r.id)),
    r.id, o.id, o.contract_id, null, null
  from own o
  join public.flowdowns f on f.subcontract_id = o.id
  join public.requests r on r.flowdown_id = f.id
  where o.state <> 'closed' and o.standing in ('with-supplier', 'returned') and r.withdrawn_at is null;
end $$;
--> statement-breakpoint
-- Keep what waits at some suppliers; how many rows differed. The head of the log is held first: who comes second
-- tells what the first committed.
create function flowdown.keep_waiting_work(p_suppliers uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  told public.waiting_work[];
  removed integer;
  added integer;
begin
  if cardinality(p_suppliers) = 0 then return 0; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select s.prime_id from public.suppliers s where s.id = any(p_suppliers))
    order by t.prime_id for update;
  told := array(select w from flowdown.told_work(p_suppliers) w);
  delete from public.waiting_work w
  where w.supplier_id = any(p_suppliers) and not exists (
    select 1 from unnest(told) as kept
    where kept.supplier_id = w.supplier_id and kept.kind = w.kind and kept.subject_id = w.subject_id
      and (kept.until, kept.contract_id, kept.counts_from, kept.counts_until)
        is not distinct from (w.until, w.contract_id, w.counts_from, w.counts_until));
  get diagnostics removed = row_count;
  insert into public.waiting_work select kept.* from unnest(told) as kept on conflict do nothing;
  get diagnostics added = row_count;
  return removed + added;
end $$;
--> statement-breakpoint
create function flowdown.work_of_subcontracts_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_waiting_work(array(select distinct c.supplier_id from changed c));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.work_of_subcontracts_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_waiting_work(array(
    select moved.supplier_id from (
      select unnest(array[f.supplier_id, c.supplier_id]) as supplier_id
      from former f join changed c on c.id = f.id
      where (f.supplier_id, f.contract_id, f.state, f.planned_award_on, f.information)
        is distinct from (c.supplier_id, c.contract_id, c.state, c.planned_award_on, c.information)) moved
    group by moved.supplier_id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.work_of_verdicts_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_waiting_work(array(
    select distinct s.supplier_id from changed c join public.subcontracts s on s.id = c.subcontract_id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.work_of_verdicts_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_waiting_work(array(
    select distinct s.supplier_id from former f join changed c on c.subcontract_id = f.subcontract_id
    join public.subcontracts s on s.id = c.subcontract_id
    where (f.standing, f.verdict = 'ineligible', f.award_day_verdict = 'ineligible', f.supplier_to_review > 0)
      is distinct from
        (c.standing, c.verdict = 'ineligible', c.award_day_verdict = 'ineligible', c.supplier_to_review > 0)));
  return null;
end $$;
--> statement-breakpoint
-- As late as the commit, by when the head of the log is held: whoever asks, puts off or takes back tells it there.
create function flowdown.work_of_request_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_waiting_work(array(
    select s.supplier_id from public.requests r
    join public.flowdowns f on f.id = r.flowdown_id
    join public.subcontracts s on s.id = f.subcontract_id
    where r.id = case tg_table_name when 'requests' then new.id else (to_jsonb(new) ->> 'request_id')::uuid end));
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.told_work(uuid[]), flowdown.keep_waiting_work(uuid[]),
  flowdown.work_of_subcontracts_came(), flowdown.work_of_subcontracts_changed(),
  flowdown.work_of_verdicts_came(), flowdown.work_of_verdicts_changed(), flowdown.work_of_request_changed()
  from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.told_work(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.keep_waiting_work(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.work_of_subcontracts_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.work_of_subcontracts_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.work_of_verdicts_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.work_of_verdicts_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.work_of_request_changed() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger work_added after insert on subcontracts referencing new table as changed
  for each statement execute function flowdown.work_of_subcontracts_came();
--> statement-breakpoint
create trigger work_moved after update on subcontracts referencing old table as former new table as changed
  for each statement execute function flowdown.work_of_subcontracts_changed();
--> statement-breakpoint
create trigger work_removed after delete on subcontracts referencing old table as changed
  for each statement execute function flowdown.work_of_subcontracts_came();
--> statement-breakpoint
create trigger work_added after insert on postures referencing new table as changed
  for each statement execute function flowdown.work_of_verdicts_came();
--> statement-breakpoint
create trigger work_moved after update on postures referencing old table as former new table as changed
  for each statement execute function flowdown.work_of_verdicts_changed();
--> statement-breakpoint
create trigger work_removed after delete on postures referencing old table as changed
  for each statement execute function flowdown.work_of_verdicts_came();
--> statement-breakpoint
create constraint trigger keeps_work_asked after insert on requests
  deferrable initially deferred for each row execute function flowdown.work_of_request_changed();
--> statement-breakpoint
create constraint trigger keeps_work_withdrawn after update on requests
  deferrable initially deferred for each row
  when (old.withdrawn_at is distinct from new.withdrawn_at or old.due_on is distinct from new.due_on)
  execute function flowdown.work_of_request_changed();
--> statement-breakpoint
create constraint trigger keeps_work_put_off after insert on request_due_dates
  deferrable initially deferred for each row execute function flowdown.work_of_request_changed();
--> statement-breakpoint
do $$
begin
  set local role flowdown_system;
  perform flowdown.keep_waiting_work(array(select id from public.suppliers));
  reset role;
end $$;
