-- What a prime set about its reminders, and what was sent: its own alone, and written once.
do $$
declare
  t text;
begin
  foreach t in array array['reminder_rules', 'reminder_quiet_days', 'reminder_snoozes', 'reminder_rounds',
    'reminders']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy own on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select on public.%I to flowdown_web', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- People set when reminders go out; that one went out is the portal's to say.
grant insert on reminder_rules, reminder_quiet_days, reminder_snoozes to flowdown_web;
--> statement-breakpoint
grant select (subject, smtp_reply, refused_at, dropped_at, dropped_why) on letters to flowdown_web;
--> statement-breakpoint
grant update (subject, smtp_reply, refused_at, dropped_at, dropped_why) on letters to flowdown_system;
--> statement-breakpoint
create trigger refused_at_stays before update on letters for each row
  when (old.refused_at is not null and new.refused_at is distinct from old.refused_at)
  execute function flowdown.refuse_transition('a refused letter stays refused');
--> statement-breakpoint
create trigger dropped_at_stays before update on letters for each row
  when (old.dropped_at is not null and new.dropped_at is distinct from old.dropped_at)
  execute function flowdown.refuse_transition('a dropped letter stays dropped');
--> statement-breakpoint
-- The letters in which a prime's own people are reminded are listed with those to its suppliers.
drop policy own on letters;
--> statement-breakpoint
create policy own on letters for select to flowdown_web
  using (organization_id = (select flowdown.organization())
    and (supplier_id is not null or kind = 'owner-reminders'));
