-- What of a row may change, and which way: said here for every table that is not written once.
--
-- Two things hold it. Column grants say what each role may name in an UPDATE at all: what a row is
-- and whose it is (its id, its organization, who made it and when) is never among it, and a column
-- that comes later is closed until a migration grants it. Transitions say which way what may change
-- goes: they hold for every role, so a careless hand of the owner's is stopped as well.
revoke update on contracts, contract_options, suppliers, supplier_contacts, subcontracts, requests,
  drafts, shares, postures, supplier_imports, invitations, audit_grants, memberships, organizations
  from flowdown_web, flowdown_system;
--> statement-breakpoint
revoke update on recovery_codes, password_resets, letters, oversight_trees, oversight_records
  from flowdown_system;
--> statement-breakpoint
-- A prime's descriptions of what it works with; every former version is kept beside.
grant update (piid, agency, title, awarded_on, starts_on, ends_on, required_status, clauses)
  on contracts to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (legal_name, uei, cages, tags, owner_id, search_text)
  on suppliers to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (supplier_id, parent_id, number, title, state, planned_award_on, information,
  cui_categories, commercial_off_the_shelf_only, operationally_critical_support, performing_cages,
  directed_status, answered_at)
  on subcontracts to flowdown_web, flowdown_system;
--> statement-breakpoint
-- The projection of the verdicts, whose supplier follows the subcontract's.
grant update (supplier_id, as_of, computed_at, verdict, required, holds_until, to_review, reviewed,
  decision, own_terms_required, own_terms_verdict, refresh_on) on postures to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (sections, updated_at, updated_by) on drafts to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (withdrawn_at) on requests to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (ended_at) on shares to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (confirmed_at) on supplier_imports to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (retention_years) on organizations to flowdown_web;
--> statement-breakpoint
-- Who comes in is decided by the system role, at the door; people only withdraw and end.
grant update (revoked_at) on invitations to flowdown_web;
--> statement-breakpoint
grant update (opened_at, accepted_at, accepted_by, revoked_at, wrong_person_at)
  on invitations to flowdown_system;
--> statement-breakpoint
grant update (revoked_at) on audit_grants to flowdown_web;
--> statement-breakpoint
grant update (person_id, revoked_at) on audit_grants to flowdown_system;
--> statement-breakpoint
grant update (ended_at) on memberships to flowdown_web;
--> statement-breakpoint
grant update (ended_at, person_name, person_email, title) on memberships to flowdown_system;
--> statement-breakpoint
grant update (organization_id, linked_at) on suppliers to flowdown_system;
--> statement-breakpoint
grant update (wrong_person_at) on supplier_contacts to flowdown_system;
--> statement-breakpoint
grant update (name, title) on supplier_contacts to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (legal_name, uei, cages, time_zone, retention_years) on organizations to flowdown_system;
--> statement-breakpoint
grant update (used_at) on recovery_codes, password_resets to flowdown_system;
--> statement-breakpoint
grant update (sent_at, attempts, last_error) on letters to flowdown_system;
--> statement-breakpoint
grant update (size, edge) on oversight_trees to flowdown_system;
--> statement-breakpoint
grant update (state, progress, built_at, failure, json_sha256, json_blob_key, pdf_sha256, pdf_blob_key,
  attachments, checkpoint, manifest_jws) on oversight_records to flowdown_system;
--> statement-breakpoint
-- A prime locks what was shared with it while it reviews, and takes note of submissions; who shares,
-- ends sharing and submits is the subcontractor alone.
drop policy prime on shares;
--> statement-breakpoint
create policy prime on shares for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy prime_locks on shares for update to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (false);
--> statement-breakpoint
drop policy prime on submissions;
--> statement-breakpoint
create policy prime on submissions for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create function flowdown.refuse_transition() returns trigger language plpgsql as $$
begin
  raise exception '%: %', tg_table_name, tg_argv[0] using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
revoke execute on function flowdown.refuse_transition() from public;
--> statement-breakpoint
-- What a row is, and whose: never another's.
do $$
declare
  r record;
begin
  for r in select * from (values
    ('memberships', array['organization_id', 'person_id', 'role']),
    ('invitations', array['organization_id', 'kind', 'role', 'email', 'supplier_id', 'contact_id',
      'audit_grant_id', 'token_hash', 'expires_at']),
    ('audit_grants', array['prime_id', 'audit_id', 'email']),
    ('audits', array['prime_id', 'contract_ids']),
    ('contracts', array['prime_id']),
    ('suppliers', array['prime_id']),
    ('supplier_contacts', array['prime_id', 'supplier_id', 'email']),
    ('subcontracts', array['prime_id', 'contract_id']),
    ('requests', array['prime_id', 'supplier_id', 'flowdown_id', 'kind']),
    ('drafts', array['organization_id', 'request_id']),
    ('shares', array['prime_id', 'supplier_id', 'organization_id', 'fact_id', 'submission_id']),
    ('postures', array['prime_id', 'contract_id']),
    ('legal_holds', array['prime_id', 'contract_id', 'supplier_id', 'reason']),
    ('letters', array['organization_id', 'kind', 'to_email', 'facts']),
    ('oversight_keys', array['prime_id', 'public_key']),
    ('oversight_certificates', array['prime_id', 'certificate']),
    ('oversight_records', array['prime_id', 'kind', 'contract_id', 'subcontract_id', 'sample_id',
      'contract_ids', 'subcontract_ids', 'number', 'as_of', 'known_at', 'supersedes_id',
      'requested_at', 'requested_by'])
  ) as t(name, columns) loop
    execute format('create trigger whose_it_is before update on public.%I for each row when (%s)
      execute function flowdown.refuse_transition(%L)', r.name,
      (select string_agg(format('old.%1$I is distinct from new.%1$I', c), ' or ')
        from unnest(r.columns) c),
      'what a row is about and whose it is does not change');
  end loop;
end $$;
--> statement-breakpoint
-- What happened once stays as it happened.
do $$
declare
  r record;
begin
  for r in select * from (values
    ('memberships', 'ended_at', 'an ended membership stays ended; who comes back gets a new one'),
    ('audit_grants', 'revoked_at', 'an ended access stays ended; who may enter again gets a new one'),
    ('audit_grants', 'person_id', 'an access is one person''s'),
    ('audits', 'closed_at', 'a closed audit stays closed'),
    ('invitations', 'opened_at', 'an invitation is opened first once'),
    ('invitations', 'accepted_at', 'an accepted invitation stays accepted'),
    ('invitations', 'accepted_by', 'an accepted invitation stays accepted'),
    ('invitations', 'revoked_at', 'a withdrawn invitation stays withdrawn'),
    ('invitations', 'wrong_person_at', 'a declined invitation stays declined'),
    ('suppliers', 'organization_id', 'a supplier record names the organization that joined'),
    ('suppliers', 'linked_at', 'a supplier record names the organization that joined'),
    ('requests', 'withdrawn_at', 'a withdrawn request stays withdrawn'),
    ('supplier_imports', 'confirmed_at', 'an import is confirmed once'),
    ('legal_holds', 'released_at', 'a released hold stays released; another one is placed anew'),
    ('legal_holds', 'released_by', 'a released hold stays released'),
    ('legal_holds', 'release_reason', 'a released hold stays released'),
    ('recovery_codes', 'used_at', 'a recovery code is used once'),
    ('password_resets', 'used_at', 'a password reset is used once'),
    ('letters', 'sent_at', 'a letter is sent once'),
    ('oversight_keys', 'retired_at', 'a retired key signs no more'),
    ('oversight_certificates', 'retired_at', 'a retired certificate signs no more')
  ) as t(name, what, why) loop
    execute format('create trigger %3$I before update on public.%1$I for each row
      when (old.%2$I is not null and new.%2$I is distinct from old.%2$I)
      execute function flowdown.refuse_transition(%4$L)', r.name, r.what, r.what || '_stays', r.why);
  end loop;
end $$;
--> statement-breakpoint
-- An invitation ends one way: accepted, withdrawn or declined.
create trigger ends_once before update on invitations for each row
  when (num_nonnulls(new.accepted_at, new.revoked_at, new.wrong_person_at)
    > greatest(1, num_nonnulls(old.accepted_at, old.revoked_at, old.wrong_person_at)))
  execute function flowdown.refuse_transition('an invitation is accepted, withdrawn or declined');
--> statement-breakpoint
-- What a row holds from when until when is closed once.
do $$
declare
  t text;
begin
  foreach t in array array['contracts_versions', 'contract_options_versions', 'subcontracts_versions',
    'suppliers_versions']
  loop
    execute format('create trigger never_changed before update on public.%I for each row
      when (old.known_until <> ''infinity''
        or to_jsonb(old) - ''known_until'' is distinct from to_jsonb(new) - ''known_until'')
      execute function flowdown.refuse_transition(%L)', t, 'a former version does not change');
  end loop;
end $$;
--> statement-breakpoint
-- The tree of a log grows.
create trigger grows before update on oversight_trees for each row
  when (new.prime_id is distinct from old.prime_id or new.size < old.size)
  execute function flowdown.refuse_transition('a log only grows');
--> statement-breakpoint
-- A record that is ready is what was handed out.
create trigger stays_ready before update on oversight_records for each row
  when (old.state = 'ready')
  execute function flowdown.refuse_transition('a sealed record does not change');
--> statement-breakpoint
-- A subcontract is proposed, awarded, closed, and never goes back. It is awarded while an award of it
-- stands: a state without the decision behind it would show what nobody decided. An annulment, which
-- is a row of its own, leads from awarded back to proposed, and nothing else does.
create function flowdown.check_subcontract_state() returns trigger language plpgsql as $$
begin
  if old.state = 'closed'
    or (new.state = 'proposed' and (old.state <> 'awarded' or flowdown.has_standing_award(new.id))) then
    raise exception 'subcontracts: a subcontract does not go back from % to %', old.state, new.state
      using errcode = 'integrity_constraint_violation';
  end if;
  if new.state = 'awarded' and not flowdown.has_standing_award(new.id) then
    raise exception 'subcontracts: awarded only with an award that stands'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.check_subcontract_state() from public;
--> statement-breakpoint
create trigger state_goes_on before update on subcontracts for each row
  when (old.state is distinct from new.state) execute function flowdown.check_subcontract_state();
--> statement-breakpoint
-- How rows begin that people make: as what is asked for, not as what came of it.
create function flowdown.refuse_beginning() returns trigger language plpgsql as $$
begin
  if session_user = 'flowdown_web' then
    raise exception '%: %', tg_table_name, tg_argv[0] using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.refuse_beginning() from public;
--> statement-breakpoint
create trigger begins_proposed before insert on subcontracts for each row
  when (new.state <> 'proposed')
  execute function flowdown.refuse_beginning('a subcontract begins as proposed');
--> statement-breakpoint
create trigger begins_open before insert on invitations for each row
  when (num_nonnulls(new.opened_at, new.accepted_at, new.accepted_by, new.wrong_person_at) > 0)
  execute function flowdown.refuse_beginning('an invitation begins unopened');
--> statement-breakpoint
create trigger begins_without_person before insert on audit_grants for each row
  when (new.person_id is not null)
  execute function flowdown.refuse_beginning('an access is taken up by an invitation');
--> statement-breakpoint
create trigger begins_unlinked before insert on suppliers for each row
  when (num_nonnulls(new.organization_id, new.linked_at) > 0)
  execute function flowdown.refuse_beginning('an organization joins by an invitation');
--> statement-breakpoint
create trigger begins_building before insert on oversight_records for each row
  when (new.state <> 'building' or num_nonnulls(new.built_at, new.json_sha256, new.json_blob_key,
    new.pdf_sha256, new.pdf_blob_key, new.checkpoint, new.manifest_jws) > 0
    or new.attachments <> '[]'::jsonb)
  execute function flowdown.refuse_beginning('a record is built by a job');
--> statement-breakpoint
-- Whom people make the portal write to: those the organization knows already, or has just invited.
-- A letter that opens a door (a token) goes to the address that the invitation names and nowhere
-- else; one that opens an account is the system role's alone.
create function flowdown.may_write_to(p_organization uuid, p_email text, p_link jsonb) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select case
    when p_link ? 'tokenFor' then p_link ->> 'tokenFor' = 'invitation' and exists (
      select 1 from public.invitations i
      where i.id = (p_link ->> 'id')::uuid and i.organization_id = p_organization
        and lower(i.email) = lower(p_email)
        and num_nonnulls(i.accepted_at, i.revoked_at, i.wrong_person_at) = 0)
    else exists (
      select 1 from public.memberships m
      where m.organization_id = p_organization and m.ended_at is null
        and lower(m.person_email) = lower(p_email))
    or exists (
      select 1 from public.suppliers s
      join public.memberships m on m.organization_id = s.organization_id and m.ended_at is null
      where s.prime_id = p_organization and lower(m.person_email) = lower(p_email))
    or exists (
      select 1 from public.supplier_contacts c
      where c.prime_id = p_organization and c.wrong_person_at is null
        and lower(c.email) = lower(p_email))
    or exists (
      select 1 from public.audit_grants g
      where g.prime_id = p_organization and g.revoked_at is null and lower(g.email) = lower(p_email))
    or exists (
      select 1 from public.invitations i
      where i.organization_id = p_organization and num_nonnulls(i.revoked_at, i.wrong_person_at) = 0
        and lower(i.email) = lower(p_email))
    end
$$;
--> statement-breakpoint
create or replace function flowdown.send_letter(
  p_organization uuid, p_kind text, p_to_email text, p_to_name text, p_facts jsonb
) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_id uuid;
begin
  if session_user = 'flowdown_web' then
    if p_organization is null or p_organization is distinct from flowdown.organization() then
      raise exception 'not a letter of this organization' using errcode = 'insufficient_privilege';
    end if;
    if not coalesce(flowdown.may_write_to(p_organization, p_to_email, p_facts -> 'link'), false) then
      raise exception 'not an address that this organization writes to'
        using errcode = 'insufficient_privilege';
    end if;
  end if;
  insert into public.letters (organization_id, kind, to_email, to_name, facts)
    values (p_organization, p_kind, p_to_email, p_to_name, p_facts) returning id into v_id;
  perform flowdown.enqueue('deliver-letter', json_build_object('letterId', v_id));
  return v_id;
end $$;
--> statement-breakpoint
-- The one door to the job queue, which runs with the rights of the queue's role alone. People have
-- records of their own organization built, and nothing else done by it.
create or replace function flowdown.enqueue(p_task text, p_payload json) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if p_task not in ('deliver-letter', 'build-record') then
    raise exception 'unknown task %', p_task using errcode = 'insufficient_privilege';
  end if;
  if session_user = 'flowdown_web' and p_task = 'build-record'
    and p_payload ->> 'primeId' is distinct from current_setting('flowdown.organization', true) then
    raise exception 'not a record of this organization' using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 25);
end $$;
--> statement-breakpoint
revoke execute on function flowdown.may_write_to(uuid, text, jsonb) from public;
--> statement-breakpoint
grant execute on function flowdown.may_write_to(uuid, text, jsonb) to flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system, flowdown_queue;
--> statement-breakpoint
alter function flowdown.may_write_to(uuid, text, jsonb) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.enqueue(text, json) owner to flowdown_queue;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system, flowdown_queue;
--> statement-breakpoint
-- Only what must be said to each role: the queue's sees no table of ours, and nobody makes any.
revoke create on schema public from public;
