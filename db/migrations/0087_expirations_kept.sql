CREATE TABLE "supplier_expirations" (
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ends_on" date NOT NULL,
	"subject_id" uuid NOT NULL,
	"is_followed" boolean DEFAULT false NOT NULL,
	"counts_from" date,
	"counts_before" date,
	CONSTRAINT "supplier_expirations_once" UNIQUE NULLS NOT DISTINCT("supplier_id","kind","subject_id","counts_from"),
	CONSTRAINT "supplier_expirations_kind" CHECK ("supplier_expirations"."kind" in ('verdict-ends', 'close-out-due', 'status-expires', 'affirmation-due', 'certificate-expires', 'evidence-expires', 'answer-due'))
);
--> statement-breakpoint
ALTER TABLE "supplier_expirations" ADD CONSTRAINT "supplier_expirations_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplier_expirations" ADD CONSTRAINT "supplier_expirations_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "supplier_expirations_soonest" ON "supplier_expirations" USING btree ("prime_id","kind","ends_on","subject_id","supplier_id","counts_from","counts_before") WHERE "supplier_expirations"."is_followed";--> statement-breakpoint
CREATE INDEX "postures_standing_of" ON "postures" USING btree ("prime_id","standing","subcontract_id");
--> statement-breakpoint
-- When what a supplier stated ends, and its verdicts: a projection like the verdicts. No auditor's scope
-- reaches it.
alter table supplier_expirations enable row level security;
--> statement-breakpoint
alter table supplier_expirations force row level security;
--> statement-breakpoint
create policy system on supplier_expirations to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on supplier_expirations to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = supplier_id
      and suppliers.prime_id = supplier_expirations.prime_id));
--> statement-breakpoint
create policy audit_scope on supplier_expirations as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
grant select, insert, delete on supplier_expirations to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (is_followed) on supplier_expirations to flowdown_system;
--> statement-breakpoint
-- The ends of the verdicts of some suppliers, the answers that are asked of them, and whether anything of
-- theirs is followed: told from the same rows as what their subcontracts come to, and kept with it.
create function flowdown.keep_told_expirations(p_suppliers uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  removed integer;
  added integer;
  moved integer;
begin
  delete from public.supplier_expirations e
  where e.supplier_id = any(p_suppliers) and e.kind in ('verdict-ends', 'answer-due')
    and not exists (
      select 1 from flowdown.told_expirations(p_suppliers) told
      where told.supplier_id = e.supplier_id and told.kind = e.kind
        and told.subject_id = e.subject_id and told.ends_on = e.ends_on);
  get diagnostics removed = row_count;
  insert into public.supplier_expirations (prime_id, supplier_id, kind, ends_on, subject_id, is_followed)
    select told.prime_id, told.supplier_id, told.kind, told.ends_on, told.subject_id, true
    from flowdown.told_expirations(p_suppliers) told
    on conflict do nothing;
  get diagnostics added = row_count;
  update public.supplier_expirations e
  set is_followed = k.open_subcontracts > 0
  from public.supplier_postures k
  where k.supplier_id = any(p_suppliers) and e.supplier_id = k.supplier_id
    and e.is_followed is distinct from (k.open_subcontracts > 0);
  get diagnostics moved = row_count;
  return removed + added + moved;
end $$;
--> statement-breakpoint
-- Of the open subcontracts of some suppliers: until when each verdict holds, and by when each answer is due
-- that did not come yet.
create function flowdown.told_expirations(p_suppliers uuid[])
  returns table (prime_id uuid, supplier_id uuid, kind text, ends_on date, subject_id uuid)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select s.prime_id, s.supplier_id, 'verdict-ends', p.holds_until, s.id
  from public.subcontracts s join public.postures p on p.subcontract_id = s.id
  where s.supplier_id = any(p_suppliers) and s.state <> 'closed'
    and p.verdict <> 'ineligible' and p.holds_until is not null and p.decision ->> 'citation' is not null
  union all
  select s.prime_id, s.supplier_id, 'answer-due', greatest(r.due_on, (
      select max(later.due_on) from public.request_due_dates later where later.request_id = r.id)), r.id
  from public.subcontracts s
  join public.flowdowns f on f.subcontract_id = s.id
  join public.requests r on r.flowdown_id = f.id
  where s.supplier_id = any(p_suppliers) and s.state <> 'closed' and r.prime_id = s.prime_id
    and r.withdrawn_at is null
    and not exists (select 1 from public.submissions answer where answer.request_id = r.id)
$$;
--> statement-breakpoint
-- As late as the commit, by when the head of the log is held: whoever asks, answers, puts off or takes back
-- tells it there.
create function flowdown.request_due() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform 1 from public.oversight_trees t where t.prime_id = new.prime_id for update;
  delete from public.supplier_expirations e using public.requests r
    join public.flowdowns f on f.id = r.flowdown_id
    join public.subcontracts s on s.id = f.subcontract_id
  where r.id = case tg_table_name when 'requests' then new.id else (to_jsonb(new) ->> 'request_id')::uuid end
    and e.supplier_id = s.supplier_id and e.kind = 'answer-due' and e.subject_id = r.id;
  insert into public.supplier_expirations (prime_id, supplier_id, kind, ends_on, subject_id, is_followed)
    select told.prime_id, told.supplier_id, told.kind, told.ends_on, told.subject_id, true
    from public.requests r
    join public.flowdowns f on f.id = r.flowdown_id
    join public.subcontracts s on s.id = f.subcontract_id
    cross join lateral flowdown.told_expirations(array[s.supplier_id]) told
    where r.id = case tg_table_name when 'requests' then new.id else (to_jsonb(new) ->> 'request_id')::uuid end
      and told.kind = 'answer-due' and told.subject_id = r.id
    on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.keep_told_expirations(uuid[]), flowdown.told_expirations(uuid[]),
  flowdown.request_due() from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.keep_told_expirations(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.told_expirations(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.request_due() owner to flowdown_system;
--> statement-breakpoint
create constraint trigger keeps_answer_due after insert on requests
  deferrable initially deferred for each row execute function flowdown.request_due();
--> statement-breakpoint
create constraint trigger keeps_answer_withdrawn after update on requests
  deferrable initially deferred for each row
  when (old.withdrawn_at is distinct from new.withdrawn_at or old.due_on is distinct from new.due_on)
  execute function flowdown.request_due();
--> statement-breakpoint
create constraint trigger keeps_answer_due after insert on request_due_dates
  deferrable initially deferred for each row execute function flowdown.request_due();
--> statement-breakpoint
create constraint trigger keeps_answer_due after insert on submissions
  deferrable initially deferred for each row execute function flowdown.request_due();
--> statement-breakpoint
create or replace function flowdown.keep_supplier_postures(p_suppliers uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
begin
  if cardinality(p_suppliers) = 0 then return 0; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select s.prime_id from public.suppliers s where s.id = any(p_suppliers))
    order by t.prime_id for update;
  insert into public.supplier_postures (supplier_id, prime_id)
    select s.id, s.prime_id from public.suppliers s where s.id = any(p_suppliers) order by s.id
    on conflict do nothing;
  perform 1 from public.supplier_postures k
    where k.supplier_id = any(p_suppliers) order by k.supplier_id for update;
  update public.supplier_postures k
  set open_subcontracts = told.open_subcontracts, worst = told.worst, holds_until = told.holds_until
  from (
    select of.supplier_id, count(s.id)::integer as open_subcontracts,
      case when bool_or(p.verdict = 'ineligible') then 'ineligible'
        when bool_or(s.id is not null and p.verdict is null) then 'undecided'
        when bool_or(p.verdict = 'eligible') then 'eligible'
        when count(s.id) > 0 then 'no-requirement' end as worst,
      min(p.holds_until) filter (where p.verdict = 'eligible') as holds_until
    from unnest(p_suppliers) as of (supplier_id)
    left join public.subcontracts s on s.supplier_id = of.supplier_id and s.state <> 'closed'
    left join public.postures p on p.subcontract_id = s.id
    group by of.supplier_id) told
  where k.supplier_id = told.supplier_id
    and (k.open_subcontracts, k.worst, k.holds_until)
      is distinct from (told.open_subcontracts, told.worst, told.holds_until);
  get diagnostics changed = row_count;
  return changed + flowdown.keep_told_expirations(p_suppliers);
end $$;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- Verdicts and answers are there to be told from. What was stated the next sweep keeps: it decides one
-- subcontract anew of each supplier that stated anything.
do $$
begin
  set local role flowdown_system;
  perform flowdown.keep_told_expirations(array(select id from public.suppliers));
  update public.postures set refresh_on = as_of
  where subcontract_id in (
    select min(p.subcontract_id::text)::uuid from public.postures p
    where exists (select 1 from public.shares h where h.supplier_id = p.supplier_id)
    group by p.supplier_id);
  reset role;
end $$;
