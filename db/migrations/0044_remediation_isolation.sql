-- A plan is its organization's own. A prime reads two things of it, and only where a row of
-- remediation_shares says so: that row, which holds numbers and days, and, where items are shared, the
-- items. What was said stays as it was said; a correction is the next version. Nobody's auditor reads a
-- plan.
do $$
declare
  t text;
begin
  foreach t in array array['remediation_plans', 'remediation_items', 'remediation_shares',
    'remediation_reviews', 'remediation_imports']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
  end loop;
  foreach t in array array['remediation_plans', 'remediation_items', 'remediation_imports']
  loop
    execute format('create policy own on public.%I to flowdown_web
      using (organization_id = (select flowdown.organization()))
      with check (organization_id = (select flowdown.organization()))', t);
  end loop;
  foreach t in array array['remediation_plans', 'remediation_items', 'remediation_reviews',
    'remediation_imports']
  loop
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- Who is shown what is the subcontractor's to say, and only to primes that keep a record of it.
create policy own on remediation_shares to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy prime on remediation_shares for select to flowdown_web
  using (prime_id = (select flowdown.organization()) and ended_at is null);
--> statement-breakpoint
grant update (level, ended_at, shared_at, system_name, system_lineage_id, open_count, done_count,
  undated_count, next_due_on, finish_on, moved_on) on remediation_shares to flowdown_web;
--> statement-breakpoint
create policy shared on remediation_items for select to flowdown_web using (exists (
  select 1 from remediation_shares
  where remediation_shares.plan_id = remediation_items.plan_id
    and remediation_shares.prime_id = (select flowdown.organization())
    and remediation_shares.level = 'items' and remediation_shares.ended_at is null));
--> statement-breakpoint
-- A prime says something only of a plan that it sees; what it said stays its own, and the
-- subcontractor reads it.
create policy prime on remediation_reviews for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy prime_reviews on remediation_reviews for insert to flowdown_web
  with check (prime_id = (select flowdown.organization()) and exists (
    select 1 from remediation_shares
    where remediation_shares.plan_id = remediation_reviews.plan_id
      and remediation_shares.prime_id = remediation_reviews.prime_id
      and remediation_shares.supplier_id = remediation_reviews.supplier_id
      and remediation_shares.organization_id = remediation_reviews.organization_id));
--> statement-breakpoint
create policy supplier_reads on remediation_reviews for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
