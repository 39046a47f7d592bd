-- What a supplier's subcontracts come to is a projection of the verdicts: written by the functions below
-- alone, in whichever transaction changes one of them. No auditor's scope reaches it.
alter table supplier_postures enable row level security;
--> statement-breakpoint
alter table supplier_postures force row level security;
--> statement-breakpoint
create policy system on supplier_postures to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on supplier_postures for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
-- Asked inside the subquery: PostgreSQL takes "is null" beside it for true of one row in two hundred, and
-- plans for so few.
create policy audit_scope on supplier_postures as restrictive to flowdown_web
  using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
alter policy audit_scope on campaign_recipients using ((select flowdown.audit_contracts() is null));
--> statement-breakpoint
grant select on supplier_postures to flowdown_web;
--> statement-breakpoint
grant select, insert, update (open_subcontracts, worst, holds_until) on supplier_postures to flowdown_system;
--> statement-breakpoint
-- With which view a list opens is each person's own, which the queries narrow further.
alter table list_defaults enable row level security;
--> statement-breakpoint
alter table list_defaults force row level security;
--> statement-breakpoint
create policy system on list_defaults to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on list_defaults to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and (view_id is null or exists (select 1 from list_views where list_views.id = view_id
      and list_views.prime_id = list_defaults.prime_id and list_views.list = list_defaults.list)));
--> statement-breakpoint
create policy audit_scope on list_defaults as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert, update (view_id, chosen_at) on list_defaults to flowdown_web;
--> statement-breakpoint
grant select, insert on list_defaults to flowdown_system;
--> statement-breakpoint
-- Until the commit nobody else appends to the logs of some primes. Whoever changes a verdict tells it in the
-- log, whose head is held from there on: taken before the rows that others wait for, no two meet the wrong
-- way round.
create function flowdown.hold_logs(p_primes uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if session_user = 'flowdown_web' and p_primes is distinct from array[flowdown.organization()] then
    raise exception 'not the log of this organization' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from public.oversight_trees t
    where t.prime_id = any(p_primes) order by t.prime_id for update;
end $$;
--> statement-breakpoint
-- The open subcontracts of some suppliers rolled up; how many rows were changed. The rows are held first
-- and one after the other: who comes second counts once the first has committed, so that of two verdicts
-- changed at the same time both are counted.
create function flowdown.keep_supplier_postures(p_suppliers uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
begin
  if cardinality(p_suppliers) = 0 then return 0; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select s.prime_id from public.suppliers s where s.id = any(p_suppliers))
    order by t.prime_id for update;
  insert into public.supplier_postures (supplier_id, prime_id)
    select s.id, s.prime_id from public.suppliers s where s.id = any(p_suppliers) order by s.id
    on conflict do nothing;
  perform 1 from public.supplier_postures k
    where k.supplier_id = any(p_suppliers) order by k.supplier_id for update;
  update public.supplier_postures k
  set open_subcontracts = told.open_subcontracts, worst = told.worst, holds_until = told.holds_until
  from (
    select of.supplier_id, count(s.id)::integer as open_subcontracts,
      case when bool_or(p.verdict = 'ineligible') then 'ineligible'
        when bool_or(s.id is not null and p.verdict is null) then 'undecided'
        when bool_or(p.verdict = 'eligible') then 'eligible'
        when count(s.id) > 0 then 'no-requirement' end as worst,
      min(p.holds_until) filter (where p.verdict = 'eligible') as holds_until
    from unnest(p_suppliers) as of (supplier_id)
    left join public.subcontracts s on s.supplier_id = of.supplier_id and s.state <> 'closed'
    left join public.postures p on p.subcontract_id = s.id
    group by of.supplier_id) told
  where k.supplier_id = told.supplier_id
    and (k.open_subcontracts, k.worst, k.holds_until)
      is distinct from (told.open_subcontracts, told.worst, told.holds_until);
  get diagnostics changed = row_count;
  return changed;
end $$;
--> statement-breakpoint
create function flowdown.subcontracts_counted() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_supplier_postures(array(select distinct supplier_id from changed));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.subcontracts_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_supplier_postures(array(
    select f.supplier_id from former f join changed c on c.id = f.id
    where (f.supplier_id, f.state) is distinct from (c.supplier_id, c.state)
    union
    select c.supplier_id from former f join changed c on c.id = f.id
    where (f.supplier_id, f.state) is distinct from (c.supplier_id, c.state)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.postures_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_supplier_postures(array(
    select distinct s.supplier_id from former f join changed c on c.subcontract_id = f.subcontract_id
    join public.subcontracts s on s.id = c.subcontract_id
    where (f.verdict, f.holds_until) is distinct from (c.verdict, c.holds_until)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.postures_counted() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.keep_supplier_postures(array(
    select distinct s.supplier_id from changed c join public.subcontracts s on s.id = c.subcontract_id));
  return null;
end $$;
--> statement-breakpoint
grant update (delivered_at, opened_at, started_at, submitted_at, is_accepted, is_undelivered, is_withdrawn)
  on campaign_recipients to flowdown_system;
--> statement-breakpoint
-- How far each of some recipients of campaigns came, told from letters, drafts, answers and reviews; how many
-- rows were changed. A closed campaign stays as it was closed. Held first for the same reason.
create function flowdown.follow_recipients(p_recipients uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$
declare
  changed integer;
  followed uuid[] := array(
    select r.id from public.campaign_recipients r
    where r.id = any(p_recipients) and r.sent_at is not null and r.closed_as is null);
begin
  if cardinality(followed) = 0 then return 0; end if;
  perform 1 from public.oversight_trees t
    where t.prime_id in (select r.prime_id from public.campaign_recipients r where r.id = any(followed))
    order by t.prime_id for update;
  perform 1 from public.campaign_recipients r
    where r.id = any(followed) order by r.id for update;
  update public.campaign_recipients r
  set delivered_at = steps.delivered_at, opened_at = steps.opened_at, started_at = steps.started_at,
    submitted_at = steps.submitted_at, is_accepted = steps.is_accepted,
    is_undelivered = steps.is_undelivered, is_withdrawn = steps.is_withdrawn
  from (
    select r.id, told.delivered_at, told.opened_at, told.is_undelivered,
      coalesce(begun.begun_at, asked.started_at) as started_at,
      coalesce(signed.submitted_at, answered.submitted_at) as submitted_at,
      coalesce(signed.is_accepted, answered.is_accepted, false) as is_accepted,
      coalesce(request.withdrawn_at, asked.withdrawn_at) is not null as is_withdrawn
    from public.campaign_recipients r
    left join lateral (
      select min(l.sent_at) filter (where l.bounced_at is null) as delivered_at,
        min(l.opened_at) as opened_at,
        coalesce(bool_and(l.bounced_at is not null or l.refused_at is not null), true) as is_undelivered
      from public.letters l where l.id = any(r.letter_ids)) told on true
    left join lateral (
      select min(d.created_at) as begun_at
      from public.drafts d where d.request_id = r.request_id) begun on true
    left join public.requests request on request.id = r.request_id
    left join public.questionnaire_requests asked on asked.id = r.questionnaire_request_id
    left join lateral (
      select latest.submitted_at, not exists (
          select 1 from public.shares h join public.facts f on f.id = h.fact_id
          where h.prime_id = r.prime_id and h.supplier_id = r.supplier_id
            and (h.submission_id = latest.id or h.fact_id in (
              select (covered ->> 'factId')::uuid from public.attestations a
                cross join jsonb_array_elements(a.covers) covered
              where a.fact_id = latest.attestation_id))
            and not exists (
              select 1 from public.facts correction
                join public.shares corrected on corrected.fact_id = correction.id
              where correction.supersedes_id = f.id and corrected.prime_id = r.prime_id)
            and (select v.outcome from public.reviews v
              where v.fact_id = f.id and v.prime_id = r.prime_id
              order by v.reviewed_at desc, v.id desc limit 1) is distinct from 'accepted') as is_accepted
      from public.submissions latest where latest.request_id = r.request_id
      order by latest.submitted_at desc, latest.id desc limit 1) signed on true
    left join lateral (
      select latest.submitted_at, exists (
          select 1 from public.questionnaire_decisions decided
          where decided.response_id = latest.id and decided.outcome = 'accepted') as is_accepted
      from public.questionnaire_responses latest where latest.request_id = r.questionnaire_request_id
      order by latest.round desc limit 1) answered on true
    where r.id = any(followed)) steps
  where r.id = steps.id and r.sent_at is not null and r.closed_as is null
    and (r.delivered_at, r.opened_at, r.started_at, r.submitted_at, r.is_accepted, r.is_undelivered,
        r.is_withdrawn)
      is distinct from (steps.delivered_at, steps.opened_at, steps.started_at, steps.submitted_at,
        steps.is_accepted, steps.is_undelivered, steps.is_withdrawn);
  get diagnostics changed = row_count;
  return changed;
end $$;
--> statement-breakpoint
create function flowdown.recipient_asked() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(select new.id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.letter_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r
    where r.supplier_id = new.supplier_id and new.id = any(r.letter_ids)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.request_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r where r.request_id = new.id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.questionnaire_request_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r where r.questionnaire_request_id = new.id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.requests_answered() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r
    where r.request_id = new.request_id));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.questionnaires_answered() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r
    where r.questionnaire_request_id = new.request_id));
  return null;
end $$;
--> statement-breakpoint
-- What is shared may belong to an answer, or correct what does; either side may have been merged since.
create function flowdown.facts_shared() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r
    where r.submitted_at is not null and r.supplier_id in (
      select new.supplier_id
      union
      select former.supplier_id from public.facts f
      join public.shares former on former.fact_id = f.supersedes_id and former.prime_id = new.prime_id
      where f.id = new.fact_id)));
  return null;
end $$;
--> statement-breakpoint
create function flowdown.facts_reviewed() returns trigger
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  perform flowdown.follow_recipients(array(
    select r.id from public.campaign_recipients r
    where r.submitted_at is not null and r.supplier_id in (
      select h.supplier_id from public.shares h
      where h.fact_id = new.fact_id and h.prime_id = new.prime_id)));
  return null;
end $$;
--> statement-breakpoint
-- Nobody calls the others but the database itself, and the system role where it rebuilds what is kept.
revoke execute on function flowdown.hold_logs(uuid[]) from public;
--> statement-breakpoint
grant execute on function flowdown.hold_logs(uuid[]) to flowdown_web, flowdown_system;
--> statement-breakpoint
revoke execute on function flowdown.keep_supplier_postures(uuid[]),
  flowdown.subcontracts_counted(),
  flowdown.subcontracts_moved(),
  flowdown.postures_counted(),
  flowdown.postures_moved(),
  flowdown.follow_recipients(uuid[]),
  flowdown.recipient_asked(),
  flowdown.letter_moved(),
  flowdown.request_moved(),
  flowdown.questionnaire_request_moved(),
  flowdown.requests_answered(),
  flowdown.questionnaires_answered(),
  flowdown.facts_shared(),
  flowdown.facts_reviewed()
  from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.hold_logs(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.keep_supplier_postures(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_counted() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_moved() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.postures_counted() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.postures_moved() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.follow_recipients(uuid[]) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.recipient_asked() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.letter_moved() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.request_moved() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.questionnaire_request_moved() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.requests_answered() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.questionnaires_answered() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.facts_shared() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.facts_reviewed() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
create trigger keeps_supplier_added after insert on subcontracts referencing new table as changed
  for each statement execute function flowdown.subcontracts_counted();
--> statement-breakpoint
create trigger keeps_supplier_moved after update on subcontracts referencing old table as former new table as changed
  for each statement execute function flowdown.subcontracts_moved();
--> statement-breakpoint
-- What is taken back with an import.
create trigger keeps_supplier_removed after delete on subcontracts referencing old table as changed
  for each statement execute function flowdown.subcontracts_counted();
--> statement-breakpoint
create trigger keeps_supplier_removed after delete on postures referencing old table as changed
  for each statement execute function flowdown.postures_counted();
--> statement-breakpoint
create trigger keeps_supplier_added after insert on postures referencing new table as changed
  for each statement execute function flowdown.postures_counted();
--> statement-breakpoint
create trigger keeps_supplier_moved after update on postures referencing old table as former new table as changed
  for each statement execute function flowdown.postures_moved();
--> statement-breakpoint
-- As late as the commit: by then the head of the log is held, if the transaction tells anything at all.
create constraint trigger follows_campaigns after update on campaign_recipients
  deferrable initially deferred for each row
  when (old.sent_at is null and new.sent_at is not null)
  execute function flowdown.recipient_asked();
--> statement-breakpoint
create constraint trigger follows_campaigns after update on letters
  deferrable initially deferred for each row
  when (new.supplier_id is not null and (new.sent_at, new.opened_at, new.bounced_at, new.refused_at) is distinct from (old.sent_at, old.opened_at, old.bounced_at, old.refused_at))
  execute function flowdown.letter_moved();
--> statement-breakpoint
create constraint trigger follows_campaigns after update on requests
  deferrable initially deferred for each row
  when (new.withdrawn_at is distinct from old.withdrawn_at)
  execute function flowdown.request_moved();
--> statement-breakpoint
create constraint trigger follows_campaigns after update on questionnaire_requests
  deferrable initially deferred for each row
  when ((new.started_at, new.withdrawn_at) is distinct from (old.started_at, old.withdrawn_at))
  execute function flowdown.questionnaire_request_moved();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on drafts
  deferrable initially deferred for each row execute function flowdown.requests_answered();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on submissions
  deferrable initially deferred for each row execute function flowdown.requests_answered();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on questionnaire_responses
  deferrable initially deferred for each row execute function flowdown.questionnaires_answered();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on questionnaire_decisions
  deferrable initially deferred for each row execute function flowdown.questionnaires_answered();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on shares
  deferrable initially deferred for each row execute function flowdown.facts_shared();
--> statement-breakpoint
create constraint trigger follows_campaigns after insert on reviews
  deferrable initially deferred for each row execute function flowdown.facts_reviewed();
--> statement-breakpoint
drop function flowdown.begun_requests(uuid);
--> statement-breakpoint
-- What a campaign says may be changed until it goes out, and how many it asked is counted as it goes.
grant update (name, due_on, message, questionnaire, content_hash, chosen, asked)
  on campaigns to flowdown_web, flowdown_system;
--> statement-breakpoint
alter table campaigns disable trigger closed_stays;
--> statement-breakpoint
do $$
begin
  set local role flowdown_system;
  perform flowdown.keep_supplier_postures(array(select id from public.suppliers));
  perform flowdown.follow_recipients(array(
    select id from public.campaign_recipients where sent_at is not null and closed_as is null));
  update public.campaigns set chosen = counted.chosen, asked = counted.asked
    from (select campaign_id, count(*)::integer as chosen, count(sent_at)::integer as asked
      from public.campaign_recipients group by campaign_id) counted
    where campaigns.id = counted.campaign_id;
  reset role;
end $$;
--> statement-breakpoint
alter table campaigns enable trigger closed_stays;
--> statement-breakpoint
drop trigger confirmed_at_stays on campaigns;
--> statement-breakpoint
create trigger confirmed_at_stays before update on campaigns for each row
  when (old.confirmed_at is not null
    and (new.confirmed_at, new.confirmed_by, new.prepared_at, new.sending_id, new.name, new.due_on,
        new.message, new.questionnaire, new.content_hash, new.chosen)
      is distinct from (old.confirmed_at, old.confirmed_by, old.prepared_at, old.sending_id, old.name,
        old.due_on, old.message, old.questionnaire, old.content_hash, old.chosen))
  execute function flowdown.refuse_transition('a campaign goes out once, as it was prepared');
--> statement-breakpoint
-- What was asked stays; the letter of an invitation that goes out anew is followed beside the first.
drop trigger sent_at_stays on campaign_recipients;
--> statement-breakpoint
create trigger sent_at_stays before update on campaign_recipients for each row
  when (old.sent_at is not null
    and ((new.sent_at, new.skip, new.request_id, new.questionnaire_request_id)
        is distinct from (old.sent_at, old.skip, old.request_id, old.questionnaire_request_id)
      or not new.letter_ids @> old.letter_ids))
  execute function flowdown.refuse_transition('one who was asked was asked once');
