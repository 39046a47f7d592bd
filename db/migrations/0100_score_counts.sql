CREATE TABLE "score_counts" (
	"prime_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"suppliers" integer NOT NULL,
	CONSTRAINT "score_counts_prime_id_score_pk" PRIMARY KEY("prime_id","score")
);
--> statement-breakpoint
ALTER TABLE "score_counts" ADD CONSTRAINT "score_counts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
-- Like the counts of suppliers: written by the functions below alone, and no auditor's.
alter table score_counts enable row level security;
--> statement-breakpoint
alter table score_counts force row level security;
--> statement-breakpoint
create policy system on score_counts to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on score_counts for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on score_counts as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
grant select on score_counts to flowdown_web;
--> statement-breakpoint
grant select, insert, delete, update (suppliers) on score_counts to flowdown_system;
--> statement-breakpoint
-- Add up what came and went, as of suppliers; how many counts changed.
create function flowdown.add_score_counts(p_moves public.score_counts[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
  emptied tid[];
begin
  with kept as (
    insert into public.score_counts as k
      select m.prime_id, m.score, sum(m.suppliers)
      from unnest(p_moves) m
      where m.score is not null
      group by 1, 2
      having sum(m.suppliers) <> 0
    on conflict (prime_id, score) do update set suppliers = k.suppliers + excluded.suppliers
    returning k.ctid, k.suppliers)
  select count(*), array_agg(kept.ctid) filter (where kept.suppliers = 0) from kept into changed, emptied;
  if emptied is not null then delete from public.score_counts where ctid = any(emptied); end if;
  return changed;
end $$;
--> statement-breakpoint
-- The scores of some primes counted anew; how many counts differed.
create function flowdown.recount_scores(p_primes uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform 1 from public.oversight_trees t where t.prime_id = any(p_primes) order by t.prime_id for update;
  return flowdown.add_score_counts(array(
    select row(s.prime_id, s.score, count(*)::integer)::public.score_counts
    from public.supplier_scores s
    where s.prime_id = any(p_primes) and s.score is not null
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.supplier_id)
    group by s.prime_id, s.score
    union all
    select row(k.prime_id, k.score, -k.suppliers)::public.score_counts
    from public.score_counts k
    where k.prime_id = any(p_primes)));
end $$;
--> statement-breakpoint
-- No score goes, but one that nothing stands for any more is null.
create function flowdown.scores_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed c where c.score is not null) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_score_counts(array(
    select row(c.prime_id, c.score, 1)::public.score_counts
    from changed c
    where not exists (select 1 from public.supplier_merges gone where gone.merged_id = c.supplier_id)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.scores_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  moved uuid[] := array(
    select c.supplier_id from former f join changed c on c.supplier_id = f.supplier_id
    where f.score is distinct from c.score);
begin
  if cardinality(moved) = 0 then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c where c.supplier_id = any(moved))
    order by t.prime_id for update;
  perform flowdown.add_score_counts(array(
    select row(s.prime_id, s.score, s.sign)::public.score_counts
    from (
      select -1 as sign, f.supplier_id, f.prime_id, f.score from former f
      union all
      select 1, c.supplier_id, c.prime_id, c.score from changed c) s
    where s.supplier_id = any(moved)
      and not exists (select 1 from public.supplier_merges gone where gone.merged_id = s.supplier_id)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.scores_merged() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_score_counts(array(
    select row(s.prime_id, s.score, -1)::public.score_counts
    from changed c join public.supplier_scores s on s.supplier_id = c.merged_id));
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.add_score_counts(public.score_counts[]), flowdown.recount_scores(uuid[]),
  flowdown.scores_came(), flowdown.scores_changed(), flowdown.scores_merged() from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.add_score_counts(public.score_counts[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.recount_scores(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.scores_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.scores_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.scores_merged() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger counts_added after insert on supplier_scores referencing new table as changed
  for each statement execute function flowdown.scores_came();
--> statement-breakpoint
create trigger counts_moved after update on supplier_scores referencing old table as former new table as changed
  for each statement execute function flowdown.scores_changed();
--> statement-breakpoint
create trigger score_counts_removed after insert on supplier_merges referencing new table as changed
  for each statement execute function flowdown.scores_merged();
--> statement-breakpoint
do $$
begin
  set local role flowdown_system;
  perform flowdown.recount_scores(array(select id from public.organizations));
  reset role;
end $$;
