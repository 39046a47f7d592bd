CREATE TABLE "subcontract_counts" (
	"prime_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"is_closed" boolean NOT NULL,
	"information" text,
	"verdict" text,
	"holds_until" date,
	"standing" text NOT NULL,
	"changes_by_award" boolean NOT NULL,
	"own_terms_verdict" text,
	"subcontracts" integer NOT NULL,
	"valued" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "subcontract_counts_once" UNIQUE NULLS NOT DISTINCT("prime_id","contract_id","is_closed","information","verdict","holds_until","standing","changes_by_award","own_terms_verdict")
);
--> statement-breakpoint
ALTER TABLE "subcontract_counts" ADD CONSTRAINT "subcontract_counts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subcontract_counts" ADD CONSTRAINT "subcontract_counts_contract_id_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."contracts"("id") ON DELETE restrict ON UPDATE no action;
--> statement-breakpoint
-- Written by the functions below alone, in whichever transaction changes what is counted. Of contracts
-- beyond theirs auditors are told not even a number.
alter table subcontract_counts enable row level security;
--> statement-breakpoint
alter table subcontract_counts force row level security;
--> statement-breakpoint
create policy system on subcontract_counts to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on subcontract_counts for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on subcontract_counts as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null)
    or contract_id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
grant select on subcontract_counts to flowdown_web;
--> statement-breakpoint
grant select, insert, delete, update (subcontracts, valued, value) on subcontract_counts to flowdown_system;
--> statement-breakpoint
-- A subcontract as it is counted: once with the sign +1 as it is now, once with -1 as it was. Without a path
-- of its own, so that it is expanded where it is asked.
create function flowdown.subcontract_counted(
    p_sign integer, p_prime uuid, p_contract uuid, p_state text, p_information text, p_value bigint,
    p_verdict text, p_holds_until date, p_standing text, p_award_day_verdict text, p_own_terms_verdict text)
  returns public.subcontract_counts
  language sql immutable
  as $$
  select row(p_prime, p_contract, p_state = 'closed', p_information, p_verdict,
    case when p_verdict = 'eligible' then p_holds_until end,
    coalesce(p_standing, 'to-answer'),
    coalesce(p_verdict <> 'ineligible' and p_award_day_verdict = 'ineligible', false),
    p_own_terms_verdict,
    p_sign, case when p_value is null then 0 else p_sign end, p_sign * coalesce(p_value, 0)
  )::public.subcontract_counts
$$;
--> statement-breakpoint
-- Add up what came and went; how many counts changed. Who calls it holds the head of the log from before it
-- read what it tells, so that nobody else changes a count, or what is counted, until the commit.
create function flowdown.add_subcontract_counts(p_moves public.subcontract_counts[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
  emptied tid[];
begin
  with kept as (
    insert into public.subcontract_counts as k
      select m.prime_id, m.contract_id, m.is_closed, m.information, m.verdict, m.holds_until, m.standing,
        m.changes_by_award, m.own_terms_verdict, sum(m.subcontracts), sum(m.valued), sum(m.value)
      from unnest(p_moves) m
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      having (sum(m.subcontracts), sum(m.valued), sum(m.value)) <> (0, 0, 0)
    on conflict on constraint subcontract_counts_once do update
      set subcontracts = k.subcontracts + excluded.subcontracts,
        valued = k.valued + excluded.valued,
        value = k.value + excluded.value
    returning k.ctid, k.subcontracts)
  select count(*), array_agg(kept.ctid) filter (where kept.subcontracts = 0)
    from kept into changed, emptied;
  if emptied is not null then delete from public.subcontract_counts where ctid = any(emptied); end if;
  return changed;
end $$;
--> statement-breakpoint
-- Everything of some primes counted anew; how many counts differed.
create function flowdown.recount_subcontracts(p_primes uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform 1 from public.oversight_trees t where t.prime_id = any(p_primes) order by t.prime_id for update;
  return flowdown.add_subcontract_counts(array(
    select row(m.prime_id, m.contract_id, m.is_closed, m.information, m.verdict, m.holds_until, m.standing,
      m.changes_by_award, m.own_terms_verdict, sum(m.subcontracts)::integer, sum(m.valued)::integer,
      sum(m.value)::bigint)::public.subcontract_counts
    from public.subcontracts s
    left join public.postures p on p.subcontract_id = s.id
    cross join lateral flowdown.subcontract_counted(1, s.prime_id, s.contract_id, s.state, s.information,
      s.value, p.verdict, p.holds_until, p.standing, p.award_day_verdict, p.own_terms_verdict) m
    where s.prime_id = any(p_primes)
    group by m.prime_id, m.contract_id, m.is_closed, m.information, m.verdict, m.holds_until, m.standing,
      m.changes_by_award, m.own_terms_verdict
    union all
    select row(k.prime_id, k.contract_id, k.is_closed, k.information, k.verdict, k.holds_until, k.standing,
      k.changes_by_award, k.own_terms_verdict, -k.subcontracts, -k.valued, -k.value)::public.subcontract_counts
    from public.subcontract_counts k
    where k.prime_id = any(p_primes)));
end $$;
--> statement-breakpoint
create function flowdown.subcontracts_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if not exists (select 1 from changed) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_subcontract_counts(array(
    select flowdown.subcontract_counted(case tg_op when 'INSERT' then 1 else -1 end, c.prime_id,
      c.contract_id, c.state, c.information, c.value, p.verdict, p.holds_until, p.standing,
      p.award_day_verdict, p.own_terms_verdict)
    from changed c left join public.postures p on p.subcontract_id = c.id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.subcontracts_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  moved uuid[] := array(
    select c.id from former f join changed c on c.id = f.id
    where (f.contract_id, f.state = 'closed', f.information, f.value)
      is distinct from (c.contract_id, c.state = 'closed', c.information, c.value));
begin
  if cardinality(moved) = 0 then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c where c.id = any(moved))
    order by t.prime_id for update;
  perform flowdown.add_subcontract_counts(array(
    select flowdown.subcontract_counted(s.sign, s.prime_id, s.contract_id, s.state, s.information, s.value,
      p.verdict, p.holds_until, p.standing, p.award_day_verdict, p.own_terms_verdict)
    from (
      select -1 as sign, f.id, f.prime_id, f.contract_id, f.state, f.information, f.value from former f
      union all
      select 1, c.id, c.prime_id, c.contract_id, c.state, c.information, c.value from changed c) s
    left join public.postures p on p.subcontract_id = s.id
    where s.id = any(moved)));
  return null;
end $$;
--> statement-breakpoint
-- A subcontract without a verdict is counted as one, before the first and after the last.
create function flowdown.verdicts_came() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  added integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  -- What writes or changes a verdict comes here also where it wrote none.
  if not exists (select 1 from changed) then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c) order by t.prime_id for update;
  perform flowdown.add_subcontract_counts(array(
    select flowdown.subcontract_counted(-added, s.prime_id, s.contract_id, s.state, s.information, s.value,
      null, null, null, null, null)
    from changed c join public.subcontracts s on s.id = c.subcontract_id
    union all
    select flowdown.subcontract_counted(added, s.prime_id, s.contract_id, s.state, s.information, s.value,
      c.verdict, c.holds_until, c.standing, c.award_day_verdict, c.own_terms_verdict)
    from changed c join public.subcontracts s on s.id = c.subcontract_id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.verdicts_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  moved uuid[] := array(
    select c.subcontract_id from former f join changed c on c.subcontract_id = f.subcontract_id
    where (f.verdict, f.holds_until, f.standing, f.award_day_verdict, f.own_terms_verdict)
      is distinct from (c.verdict, c.holds_until, c.standing, c.award_day_verdict, c.own_terms_verdict));
begin
  if cardinality(moved) = 0 then return null; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select c.prime_id from changed c where c.subcontract_id = any(moved))
    order by t.prime_id for update;
  perform flowdown.add_subcontract_counts(array(
    select flowdown.subcontract_counted(p.sign, s.prime_id, s.contract_id, s.state, s.information, s.value,
      p.verdict, p.holds_until, p.standing, p.award_day_verdict, p.own_terms_verdict)
    from (
      select -1 as sign, f.subcontract_id, f.verdict, f.holds_until, f.standing, f.award_day_verdict,
        f.own_terms_verdict from former f
      union all
      select 1, c.subcontract_id, c.verdict, c.holds_until, c.standing, c.award_day_verdict,
        c.own_terms_verdict from changed c) p
    join public.subcontracts s on s.id = p.subcontract_id
    where p.subcontract_id = any(moved)));
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.subcontract_counted(integer, uuid, uuid, text, text, bigint, text, date, text,
    text, text),
  flowdown.add_subcontract_counts(public.subcontract_counts[]),
  flowdown.recount_subcontracts(uuid[]),
  flowdown.subcontracts_came(),
  flowdown.subcontracts_changed(),
  flowdown.verdicts_came(),
  flowdown.verdicts_changed()
  from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontract_counted(integer, uuid, uuid, text, text, bigint, text, date, text, text, text)
  owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.add_subcontract_counts(public.subcontract_counts[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.recount_subcontracts(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_changed() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.verdicts_came() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.verdicts_changed() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger counts_added after insert on subcontracts referencing new table as changed
  for each statement execute function flowdown.subcontracts_came();
--> statement-breakpoint
create trigger counts_moved after update on subcontracts referencing old table as former new table as changed
  for each statement execute function flowdown.subcontracts_changed();
--> statement-breakpoint
create trigger counts_removed after delete on subcontracts referencing old table as changed
  for each statement execute function flowdown.subcontracts_came();
--> statement-breakpoint
create trigger counts_added after insert on postures referencing new table as changed
  for each statement execute function flowdown.verdicts_came();
--> statement-breakpoint
create trigger counts_moved after update on postures referencing old table as former new table as changed
  for each statement execute function flowdown.verdicts_changed();
--> statement-breakpoint
create trigger counts_removed after delete on postures referencing old table as changed
  for each statement execute function flowdown.verdicts_came();
--> statement-breakpoint
do $$
begin
  set local role flowdown_system;
  perform flowdown.recount_subcontracts(array(select id from public.organizations));
  reset role;
end $$;
