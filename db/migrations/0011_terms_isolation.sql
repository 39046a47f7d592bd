-- Modifications of contracts, a prime's own terms and what it learned of ended statuses: the prime's
-- own tables, written once.
do $$
declare
  t text;
begin
  foreach t in array array['contract_modifications', 'own_terms', 'status_endings'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
    execute format('grant select, insert on public.%I to flowdown_web, flowdown_system', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
    execute format('create view known.%I with (security_invoker = true) as select * from public.%I
      where recorded_at <= flowdown.known_at()', t, t);
    execute format('grant select on known.%I to flowdown_web, flowdown_system', t);
  end loop;
end $$;
--> statement-breakpoint
create policy audit_scope on contract_modifications as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or contract_id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
-- What is asked under every contract is asked under the auditor's too.
create policy audit_scope on own_terms as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or contract_id is null
    or contract_id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
create policy audit_scope on status_endings as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from suppliers where suppliers.id = supplier_id));
--> statement-breakpoint
-- A prime's own files stand beside modifications: an auditor sees those of its contracts.
create policy audit_scope on evidence as restrictive for select to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from evidence_links where evidence_links.evidence_id = evidence.id)
    or exists (select 1 from contract_modifications where contract_modifications.file_id = evidence.id));
--> statement-breakpoint
-- Contracts know the day of their award now; so do their versions, and the past shows it.
alter table contracts_versions add column awarded_on date;
--> statement-breakpoint
do $$
declare
  v_columns text;
begin
  select string_agg(format('%I', column_name), ', ' order by ordinal_position) into v_columns
    from information_schema.columns where table_schema = 'public' and table_name = 'contracts';
  execute format('create or replace view known.contracts with (security_invoker = true) as
    select %s from public.contracts_versions
    where known_from <= flowdown.known_at() and known_until > flowdown.known_at()', v_columns);
end $$;
--> statement-breakpoint
create or replace view known.flowdowns with (security_invoker = true) as
  select * from public.flowdowns where issued_at <= flowdown.known_at();
--> statement-breakpoint
create or replace view known.awards with (security_invoker = true) as
  select * from public.awards where recorded_at <= flowdown.known_at();
--> statement-breakpoint
create or replace view known.postures as
  select * from jsonb_populate_recordset(null::public.postures,
    coalesce(nullif(current_setting('flowdown.known_postures', true), ''), '[]')::jsonb);
--> statement-breakpoint
alter table postures no force row level security;
--> statement-breakpoint
update postures set refresh_on = holds_until + 1 where holds_until is not null;
--> statement-breakpoint
alter table postures force row level security;
