-- Which of its own subcontracts are lower tiers is the subcontractor's own: no prime and no auditor reads
-- it. What it told its prime of them holds nothing that leads there; the prime reads it, and its auditors
-- within their contracts. Neither is changed.
do $$
declare
  t text;
begin
  foreach t in array array['lower_tier_choices', 'lower_tier_statements'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_web, flowdown_system', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- Of what was issued to it, and of subcontracts of its own alone.
create policy own on lower_tier_choices to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and exists (select 1 from flowdowns
      where flowdowns.subcontract_id = lower_tier_choices.subcontract_id
        and flowdowns.prime_id = lower_tier_choices.prime_id
        and flowdowns.supplier_id in (select flowdown.own_supplier_ids()))
    and not exists (select 1 from unnest(lower_ids) as lower(id)
      where not exists (select 1 from subcontracts
        where subcontracts.id = lower.id
          and subcontracts.prime_id = (select flowdown.organization()))));
--> statement-breakpoint
create policy audit_scope on lower_tier_choices as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
create policy own on lower_tier_statements to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids())
    and exists (select 1 from flowdowns
      where flowdowns.subcontract_id = lower_tier_statements.subcontract_id
        and flowdowns.contract_id = lower_tier_statements.contract_id
        and flowdowns.prime_id = lower_tier_statements.prime_id
        and flowdowns.supplier_id = lower_tier_statements.supplier_id));
--> statement-breakpoint
create policy prime on lower_tier_statements for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on lower_tier_statements as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or contract_id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
create view known.lower_tier_statements with (security_invoker = true) as
  select * from public.lower_tier_statements where told_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.lower_tier_statements to flowdown_web, flowdown_system;
