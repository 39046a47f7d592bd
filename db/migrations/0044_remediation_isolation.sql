-- A plan is its organization's own. A prime reads two things of it, and only where a row of
-- remediation_shares says so: that row, which holds numbers and days, and, where items are shared, the
-- items through a door. What was said stays as it was said; a correction is the next version. Nobody's auditor reads a
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
-- The one door to the items of somebody else's plan: as they stand, without their history, without who
-- has them and what they take, and only while they are shared.
create function flowdown.shared_plan_items(p_plan uuid)
  returns table (number int, requirement text, open_as text, weakness text, action text,
    milestones jsonb, due_on date, status text, done_on date, evidence text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select distinct on (i.number) i.number, i.requirement, i.open_as, i.weakness, i.action,
    i.milestones, i.due_on, i.status, i.done_on, i.evidence
  from public.remediation_items i
  where i.plan_id = p_plan
    and flowdown.audit_contracts() is null
    and exists (
      select 1 from public.remediation_shares s
      where s.plan_id = p_plan and s.prime_id = flowdown.organization()
        and s.level = 'items' and s.ended_at is null)
  order by i.number, i.version desc
$$;
--> statement-breakpoint
revoke execute on function flowdown.shared_plan_items(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.shared_plan_items(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.shared_plan_items(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
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
