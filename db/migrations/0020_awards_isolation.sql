-- What is said of exceptions and awards: the prime's own, an auditor's within its contracts, kept as
-- it was said.
do $$
declare
  t text;
begin
  foreach t in array array['exception_withdrawals', 'exception_reassignments', 'exception_conditions',
    'condition_outcomes', 'award_annulments']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null
        or contract_id = any((select flowdown.audit_contracts())::uuid[]))', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- An award of this subcontract that nobody annulled.
create function flowdown.has_standing_award(p_subcontract uuid) returns boolean
  language sql stable set search_path = pg_catalog, public
  as $$
    select exists (
      select 1 from awards
      where awards.subcontract_id = p_subcontract
        and not exists (select 1 from award_annulments where award_annulments.award_id = awards.id))
  $$;
--> statement-breakpoint
revoke execute on function flowdown.has_standing_award(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.has_standing_award(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
-- Of a subcontract one award at most stands. Commands lock the subcontract before they insert.
create function flowdown.one_standing_award() returns trigger
  language plpgsql set search_path = pg_catalog, public
  as $$
begin
  if flowdown.has_standing_award(new.subcontract_id) then
    raise exception 'an award of this subcontract stands'
      using errcode = 'unique_violation', constraint = 'awards_one_standing';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_standing_award before insert on awards
  for each row execute function flowdown.one_standing_award();
--> statement-breakpoint
-- The door from awarded back to proposed: an annulment by a second person, and nothing else.
create function flowdown.annul_award() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_award awards%rowtype;
begin
  select * into v_award from awards where id = new.award_id;
  if v_award.id is null or v_award.prime_id <> new.prime_id
    or v_award.contract_id <> new.contract_id or v_award.subcontract_id <> new.subcontract_id then
    raise exception 'not an award of this subcontract' using errcode = 'integrity_constraint_violation';
  end if;
  if v_award.recorded_by = new.annulled_by then
    raise exception 'who recorded an award cannot annul it'
      using errcode = 'check_violation', constraint = 'award_annulments_second_person';
  end if;
  update subcontracts set state = 'proposed' where id = new.subcontract_id and state = 'awarded';
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.annul_award() from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.annul_award() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger annul_award after insert on award_annulments
  for each row execute function flowdown.annul_award();
--> statement-breakpoint
-- The past: the same columns as now, and what came to be said by then.
do $$
declare
  r record;
begin
  for r in select * from (values
    ('award_exceptions', 'requested_at'), ('exception_decisions', 'decided_at'), ('awards', 'recorded_at'),
    ('exception_withdrawals', 'withdrawn_at'), ('exception_reassignments', 'reassigned_at'),
    ('exception_conditions', 'set_at'), ('condition_outcomes', 'recorded_at'),
    ('award_annulments', 'annulled_at')
  ) as t(name, since) loop
    execute format('create or replace view known.%I with (security_invoker = true) as
      select * from public.%I where %I <= flowdown.known_at()', r.name, r.name, r.since);
    execute format('grant select on known.%I to flowdown_web, flowdown_system', r.name);
  end loop;
end $$;
