CREATE TABLE "supplier_counts" (
	"prime_id" uuid NOT NULL,
	"tag" text,
	"worst" text,
	"holds_until" date,
	"suppliers" integer NOT NULL,
	CONSTRAINT "supplier_counts_once" UNIQUE NULLS NOT DISTINCT("prime_id","tag","worst","holds_until")
);
--> statement-breakpoint
ALTER TABLE "supplier_counts" ADD CONSTRAINT "supplier_counts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
-- Written by the functions below alone, in whichever transaction changes what is counted. Suppliers are of no
-- one contract: auditors are told not even a number.
alter table supplier_counts enable row level security;
--> statement-breakpoint
alter table supplier_counts force row level security;
--> statement-breakpoint
create policy system on supplier_counts to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on supplier_counts for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on supplier_counts as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
grant select on supplier_counts to flowdown_web;
--> statement-breakpoint
grant select, insert, delete, update (suppliers) on supplier_counts to flowdown_system;
--> statement-breakpoint
-- A supplier as it is counted: once with the sign +1 as it is now, once with -1 as it was. First among all,
-- then with each of its tags.
create function flowdown.supplier_counted(
    p_sign integer, p_prime uuid, p_tags text[], p_worst text, p_holds_until date)
  returns setof public.supplier_counts
  language sql immutable
  as $$
  select p_prime, told.tag, p_worst, case when p_worst = 'eligible' then p_holds_until end, p_sign
  from (select null::text as tag union all select unnest(p_tags)) told
$$;
--> statement-breakpoint
-- Add up what came and went; how many counts changed. Who calls it holds the head of the log from before it
-- read what it tells, so that nobody else changes a count, or what is counted, until the commit.
create function flowdown.add_supplier_counts(p_moves public.supplier_counts[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
  emptied tid[];
begin
  with kept as (
    insert into public.supplier_counts as k
      select m.prime_id, m.tag, m.worst, m.holds_until, sum(m.suppliers)
      from unnest(p_moves) m
      group by 1, 2, 3, 4
      having sum(m.suppliers) <> 0
    on conflict on constraint supplier_counts_once do update set suppliers = k.suppliers + excluded.suppliers
    returning k.ctid, k.suppliers)
  select count(*), array_agg(kept.ctid) filter (where kept.suppliers = 0) from kept into changed, emptied;
  if emptied is not null then delete from public.supplier_counts where ctid = any(emptied); end if;
  return changed;
end $$;
--> statement-breakpoint
-- All suppliers of some primes counted anew; how many counts differed.
create function flowdown.recount_suppliers(p_primes uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform 1 from public.oversight_trees t where t.prime_id = any(p_primes) order by t.prime_id for update;
  return flowdown.add_supplier_counts(array(
    select row(m.prime_id, m.tag, m.worst, m.holds_until, sum(m.suppliers)::integer)::public.supplier_counts
    from public.suppliers s
    left join public.supplier_postures p on p.supplier_id = s.id
    cross join lateral flowdown.supplier_counted(1, s.prime_id, s.tags, p.worst, p.holds_until) m
    where s.prime_id = any(p_primes)
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.id)
    group by m.prime_id, m.tag, m.worst, m.holds_until
    union all
    select row(k.prime_id, k.tag, k.worst, k.holds_until, -k.suppliers)::public.supplier_counts
    from public.supplier_counts k
    where k.prime_id = any(p_primes)));
end $$;
--> statement-breakpoint
-- A supplier that goes had no subcontract left: what its subcontracts came to went before it.
create function flowdown.suppliers_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_supplier_counts(array(
    select m from changed c
    left join public.supplier_postures p on p.supplier_id = c.id
    cross join lateral flowdown.supplier_counted(case tg_op when 'INSERT' then 1 else -1 end, c.prime_id,
      c.tags, p.worst, p.holds_until) m));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.suppliers_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  moved uuid[] := array(
    select c.id from former f join changed c on c.id = f.id where f.tags is distinct from c.tags);
begin
  if cardinality(moved) = 0 then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c where c.id = any(moved))
    order by t.prime_id for update;
  perform flowdown.add_supplier_counts(array(
    select m from (
      select -1 as sign, f.id, f.prime_id, f.tags from former f
      union all
      select 1, c.id, c.prime_id, c.tags from changed c) s
    left join public.supplier_postures p on p.supplier_id = s.id
    cross join lateral flowdown.supplier_counted(s.sign, s.prime_id, s.tags, p.worst, p.holds_until) m
    where s.id = any(moved)
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.id)));
  return null;
end $$;
--> statement-breakpoint
-- What a supplier's subcontracts come to: before the first it is counted without a state.
create function flowdown.supplier_states_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  moved uuid[] := array(
    select c.supplier_id from changed c left join former f on f.supplier_id = c.supplier_id
    where (f.worst, case when f.worst = 'eligible' then f.holds_until end)
      is distinct from (c.worst, case when c.worst = 'eligible' then c.holds_until end));
begin
  if cardinality(moved) = 0 then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c where c.supplier_id = any(moved))
    order by t.prime_id for update;
  perform flowdown.add_supplier_counts(array(
    select m from (
      select -1 as sign, f.supplier_id, f.worst, f.holds_until from former f
      union all
      select 1, c.supplier_id, c.worst, c.holds_until from changed c) p
    join public.suppliers s on s.id = p.supplier_id
    cross join lateral flowdown.supplier_counted(p.sign, s.prime_id, s.tags, p.worst, p.holds_until) m
    where p.supplier_id = any(moved)
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.id)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.supplier_states_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed c where c.worst is not null) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_supplier_counts(array(
    select m from changed c
    join public.suppliers s on s.id = c.supplier_id
    cross join lateral (
      select -1 as sign, null::text as worst, null::date as holds_until
      union all
      select 1, c.worst, c.holds_until) p
    cross join lateral flowdown.supplier_counted(p.sign * case tg_op when 'INSERT' then 1 else -1 end,
      s.prime_id, s.tags, p.worst, p.holds_until) m
    where c.worst is not null
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.id)));
  return null;
end $$;
--> statement-breakpoint
-- Once it is merged into another, a record is counted no more, whatever becomes of it.
create function flowdown.suppliers_merged() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_supplier_counts(array(
    select m from changed c
    join public.suppliers s on s.id = c.merged_id
    left join public.supplier_postures p on p.supplier_id = s.id
    cross join lateral flowdown.supplier_counted(-1, s.prime_id, s.tags, p.worst, p.holds_until) m));
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.supplier_counted(integer, uuid, text[], text, date),
  flowdown.add_supplier_counts(public.supplier_counts[]),
  flowdown.recount_suppliers(uuid[]),
  flowdown.suppliers_came(),
  flowdown.suppliers_changed(),
  flowdown.supplier_states_changed(),
  flowdown.supplier_states_came(),
  flowdown.suppliers_merged()
  from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.supplier_counted(integer, uuid, text[], text, date) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.add_supplier_counts(public.supplier_counts[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.recount_suppliers(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.suppliers_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.suppliers_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.supplier_states_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.supplier_states_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.suppliers_merged() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger counts_added after insert on suppliers referencing new table as changed
  for each statement execute function flowdown.suppliers_came();
--> statement-breakpoint
create trigger counts_moved after update on suppliers referencing old table as former new table as changed
  for each statement execute function flowdown.suppliers_changed();
--> statement-breakpoint
create trigger counts_removed after delete on suppliers referencing old table as changed
  for each statement execute function flowdown.suppliers_came();
--> statement-breakpoint
create trigger counts_added after insert on supplier_postures referencing new table as changed
  for each statement execute function flowdown.supplier_states_came();
--> statement-breakpoint
create trigger counts_moved after update on supplier_postures referencing old table as former new table as changed
  for each statement execute function flowdown.supplier_states_changed();
--> statement-breakpoint
create trigger counts_removed after delete on supplier_postures referencing old table as changed
  for each statement execute function flowdown.supplier_states_came();
--> statement-breakpoint
create trigger counts_removed after insert on supplier_merges referencing new table as changed
  for each statement execute function flowdown.suppliers_merged();
--> statement-breakpoint
do $$
begin
  set local role flowdown_system;
  perform flowdown.recount_suppliers(array(select id from public.organizations));
  reset role;
end $$;
