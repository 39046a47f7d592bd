-- A passport is its organization's own, made or taken in: no prime and no auditor reads it, and it stays
-- as it was.
do $$
declare
  t text;
begin
  foreach t in array array['passports', 'passport_intakes']
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
--> statement-breakpoint
-- The portal's own keys: whoever may know the public half reads it at an address of the portal.
alter table portal_keys enable row level security;
--> statement-breakpoint
alter table portal_keys force row level security;
--> statement-breakpoint
create policy system on portal_keys to flowdown_system using (true) with check (true);
--> statement-breakpoint
grant select, insert on portal_keys to flowdown_system;
--> statement-breakpoint
grant update (private_key_sealed, retired_at) on portal_keys to flowdown_system;
--> statement-breakpoint
create trigger retired_at_stays before update on portal_keys for each row
  when (old.retired_at is not null and new.retired_at is distinct from old.retired_at)
  execute function flowdown.refuse_transition('a retired key stays retired');
