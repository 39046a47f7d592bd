-- The system role alone writes what happened to people's access. The web role reads it: of the people
-- of the organization that it serves, while they worked there, and of nobody else.
do $$
declare
  t text;
begin
  foreach t in array array['security_events', 'second_factor_resets'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('grant select on public.%I to flowdown_web', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own_people on security_events for select to flowdown_web
  using (organization_id = (select flowdown.organization())
    or (organization_id is null and exists (
      select 1 from memberships m
      where m.person_id = security_events.person_id
        and m.organization_id = (select flowdown.organization())
        and m.created_at <= security_events.at
        and (m.ended_at is null or m.ended_at >= security_events.at))));
--> statement-breakpoint
create policy own on second_factor_resets for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
grant delete on security_events to flowdown_system;
--> statement-breakpoint
grant update (outcome, decided_at, decided_by, decided_by_name) on second_factor_resets to flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or truncate on security_events
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create trigger never_removed before delete or truncate on second_factor_resets
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
-- An event goes when it has been kept for a year and a month, not earlier, by nobody's hand.
create function flowdown.refuse_early_removal() returns trigger language plpgsql as $$
begin
  if old.at > now() - interval '396 days' then
    raise exception '% are kept for 396 days', tg_table_name
      using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger kept_long_enough before delete on security_events
  for each row execute function flowdown.refuse_early_removal();
--> statement-breakpoint
-- A decision is made once.
create function flowdown.refuse_second_decision() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then
    raise exception 'the reset was decided' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger decided_once before update on second_factor_resets
  for each row execute function flowdown.refuse_second_decision();
--> statement-breakpoint
revoke execute on function flowdown.refuse_early_removal(), flowdown.refuse_second_decision() from public;
--> statement-breakpoint
-- What is wrapped under a key of the application's secret is wrapped anew when the secret changes.
grant update (private_key_sealed) on oversight_keys to flowdown_system;
--> statement-breakpoint
grant update (bundle_sealed) on oversight_certificates to flowdown_system;
