-- A workbook is its organization's own: no prime and no auditor reads it. What was answered stays as it
-- was answered; a correction is the next version.
do $$
declare
  t text;
begin
  foreach t in array array['workbooks', 'workbook_answers', 'workbook_imports']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy own on public.%I to flowdown_web
      using (organization_id = (select flowdown.organization()))
      with check (organization_id = (select flowdown.organization()))', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
