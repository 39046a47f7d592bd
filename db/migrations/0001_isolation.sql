-- Who may see and write what, held by the database itself.
--
-- Two login roles use these tables and own none of them:
--   flowdown_web     serves people; sees the organization named by flowdown.organization, nothing else
--   flowdown_system  signs people in and runs jobs; sees all
-- Every table has row-level security forced, so that even the owner of the tables sees no row.
create schema if not exists flowdown;
--> statement-breakpoint
grant usage on schema flowdown to flowdown_web, flowdown_system;
--> statement-breakpoint
grant usage on schema public to flowdown_web, flowdown_system;
--> statement-breakpoint
create function flowdown.organization() returns uuid language sql stable
  as $$ select nullif(current_setting('flowdown.organization', true), '')::uuid $$;
--> statement-breakpoint
-- The contracts an auditor was let into; null for everybody else.
create function flowdown.audit_contracts() returns uuid[] language sql stable
  as $$ select nullif(current_setting('flowdown.audit_contracts', true), '')::uuid[] $$;
--> statement-breakpoint
-- The supplier records that other organizations keep about this one: their ids alone, because the
-- records themselves (owner, tags) are the primes' own.
create function flowdown.own_supplier_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select id from public.suppliers where organization_id = flowdown.organization() $$;
--> statement-breakpoint
-- The door through which a subcontractor's submission reaches what belongs to a prime: open only to
-- the organization that the prime's supplier record names, and only until the transaction ends.
create function flowdown.enter_counterparty(p_prime uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if flowdown.organization() is null or not exists (
    select 1 from public.suppliers
    where prime_id = p_prime and organization_id = flowdown.organization()
  ) then
    raise exception 'not a supplier of this prime' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('flowdown.acting_for', flowdown.organization()::text, true);
  perform set_config('flowdown.organization', p_prime::text, true);
end $$;
--> statement-breakpoint
create function flowdown.leave_counterparty() returns void language plpgsql
  as $$
begin
  perform set_config('flowdown.organization', current_setting('flowdown.acting_for'), true);
  perform set_config('flowdown.acting_for', '', true);
end $$;
--> statement-breakpoint
-- Appends one entry to a prime's log and to its Merkle tree (RFC 9162: leaf = SHA-256(0x00 || entry),
-- node = SHA-256(0x01 || left || right)). `edge` holds the roots of the complete subtrees on the
-- right edge, largest first: one for each bit set in `size`. The row lock serializes appends per prime.
create function flowdown.append_oversight_entry(
  p_prime uuid, p_at timestamptz, p_action text, p_actor uuid, p_contract uuid, p_subcontract uuid,
  p_supplier uuid, p_entry text
) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_size bigint;
  v_edge bytea[];
  v_leaf bytea := sha256('\x00'::bytea || convert_to(p_entry, 'UTF8'));
  v_node bytea := v_leaf;
  v_rest bigint;
begin
  if session_user = 'flowdown_web' and p_prime is distinct from flowdown.organization() then
    raise exception 'not the log of this organization' using errcode = 'insufficient_privilege';
  end if;
  insert into public.oversight_trees (prime_id, size, edge) values (p_prime, 0, '{}')
    on conflict (prime_id) do nothing;
  select size, edge into v_size, v_edge from public.oversight_trees where prime_id = p_prime for update;
  v_rest := v_size;
  while v_rest % 2 = 1 loop
    v_node := sha256('\x01'::bytea || v_edge[cardinality(v_edge)] || v_node);
    v_edge := trim_array(v_edge, 1);
    v_rest := v_rest / 2;
  end loop;
  insert into public.oversight_log
    (prime_id, seq, at, action, actor_id, contract_id, subcontract_id, supplier_id, entry, leaf_hash)
  values
    (p_prime, v_size, p_at, p_action, p_actor, p_contract, p_subcontract, p_supplier, p_entry, v_leaf);
  update public.oversight_trees set size = v_size + 1, edge = v_edge || v_node where prime_id = p_prime;
  return v_size;
end $$;
--> statement-breakpoint
-- The one door to the job queue: named tasks only. Owned by the owner of the queue.
create function flowdown.enqueue(p_task text, p_payload json) returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if p_task not in ('deliver-letter', 'build-record') then
    raise exception 'unknown task %', p_task using errcode = 'insufficient_privilege';
  end if;
  perform graphile_worker.add_job(p_task, p_payload, max_attempts => 25);
end $$;
--> statement-breakpoint
create function flowdown.send_letter(
  p_organization uuid, p_kind text, p_to_email text, p_to_name text, p_facts jsonb
) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_id uuid;
begin
  insert into public.letters (organization_id, kind, to_email, to_name, facts)
    values (p_organization, p_kind, p_to_email, p_to_name, p_facts) returning id into v_id;
  perform flowdown.enqueue('deliver-letter', json_build_object('letterId', v_id));
  return v_id;
end $$;
--> statement-breakpoint
revoke execute on all functions in schema flowdown from public;
--> statement-breakpoint
grant execute on all functions in schema flowdown to flowdown_web, flowdown_system;
--> statement-breakpoint
-- These run with the rights of the system role, which sees across organizations, never of the owner.
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.own_supplier_ids() owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.enter_counterparty(uuid) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.append_oversight_entry(uuid, timestamptz, text, uuid, uuid, uuid, uuid, text)
  owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.send_letter(uuid, text, text, text, jsonb) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
do $$
declare
  t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
  end loop;
end $$;
--> statement-breakpoint
grant update on persons, recovery_codes, sessions, password_resets, rate_limits, letters, organizations,
  memberships, contracts, contract_options, suppliers, supplier_contacts, subcontracts, requests, drafts,
  shares, postures, supplier_imports, invitations, audit_grants, oversight_trees, oversight_records
  to flowdown_system;
--> statement-breakpoint
grant delete on sessions, rate_limits, demo_mailbox, recovery_codes to flowdown_system;
--> statement-breakpoint
-- A prime's own tables.
do $$
declare
  t text;
begin
  foreach t in array array['contracts', 'contract_options', 'suppliers', 'supplier_contacts', 'subcontracts',
    'flowdowns', 'requests', 'submissions', 'reviews', 'award_exceptions', 'exception_decisions', 'awards',
    'postures', 'oversight_log', 'oversight_trees', 'oversight_records', 'audit_grants', 'supplier_imports',
    'shares']
  loop
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
    execute format('grant select on public.%I to flowdown_web', t);
  end loop;
  foreach t in array array['contracts', 'contract_options', 'suppliers', 'supplier_contacts', 'subcontracts',
    'flowdowns', 'requests', 'submissions', 'reviews', 'award_exceptions', 'exception_decisions', 'awards',
    'postures', 'oversight_records', 'audit_grants', 'supplier_imports', 'shares']
  loop
    execute format('grant insert on public.%I to flowdown_web', t);
  end loop;
end $$;
--> statement-breakpoint
grant update on contracts, contract_options, suppliers, supplier_contacts, subcontracts, requests, drafts,
  shares, postures, supplier_imports, invitations, audit_grants, memberships, organizations to flowdown_web;
--> statement-breakpoint
grant delete on contract_options to flowdown_web;
--> statement-breakpoint
-- What a subcontractor sees of what a prime keeps: what was issued to it, asked of it, and said of its facts.
create policy supplier_reads on flowdowns for select to flowdown_web
  using (supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy supplier_reads on requests for select to flowdown_web
  using (supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy supplier_reads on reviews for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy supplier_submits on submissions to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy supplier_shares on shares to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
-- A subcontractor's own tables, and what of them is shared with a prime. When sharing has ended, the
-- prime keeps sight of what it reviewed: it relied on it.
create policy own on drafts to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy own on facts to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy shared on facts for select to flowdown_web using (exists (
  select 1 from shares
  where shares.fact_id = facts.id and shares.prime_id = (select flowdown.organization())
    and (shares.ended_at is null or exists (
      select 1 from reviews
      where reviews.fact_id = facts.id and reviews.prime_id = (select flowdown.organization())))));
--> statement-breakpoint
create policy own on evidence to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy shared on evidence for select to flowdown_web
  using (exists (select 1 from evidence_links where evidence_links.evidence_id = evidence.id));
--> statement-breakpoint
grant select, insert, update on drafts to flowdown_web;
--> statement-breakpoint
grant select, insert on facts, evidence, evidence_links to flowdown_web;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['organization_profiles', 'information_systems', 'acknowledgements', 'assessments',
    'affirmations', 'certifications', 'attestations', 'evidence_links']
  loop
    execute format('create policy with_fact on public.%I for select to flowdown_web
      using (exists (select 1 from facts where facts.id = fact_id))', t);
    execute format('create policy with_own_fact on public.%I for insert to flowdown_web
      with check (exists (select 1 from facts where facts.id = fact_id
        and facts.organization_id = (select flowdown.organization())))', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own on invitations to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
grant select, insert on invitations to flowdown_web;
--> statement-breakpoint
create policy own on memberships to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
grant select on memberships to flowdown_web;
--> statement-breakpoint
create policy own on organizations to flowdown_web
  using (id = (select flowdown.organization()))
  with check (id = (select flowdown.organization()));
--> statement-breakpoint
create policy supplier_organization on organizations for select to flowdown_web
  using (exists (select 1 from suppliers where suppliers.organization_id = organizations.id));
--> statement-breakpoint
grant select on organizations to flowdown_web;
--> statement-breakpoint
-- An auditor works in the prime's organization, narrowed to the contracts of the grant.
create policy audit_scope on contracts as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['contract_options', 'subcontracts', 'flowdowns', 'award_exceptions',
    'exception_decisions', 'awards', 'postures', 'oversight_records', 'audit_grants', 'oversight_log']
  loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null
        or contract_id = any((select flowdown.audit_contracts())::uuid[]))', t);
  end loop;
  foreach t in array array['reviews', 'shares', 'submissions']
  loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null
        or exists (select 1 from suppliers where suppliers.id = supplier_id))', t);
  end loop;
  foreach t in array array['supplier_contacts', 'supplier_imports', 'invitations', 'memberships', 'drafts']
  loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
  end loop;
end $$;
--> statement-breakpoint
create policy audit_scope on suppliers as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from subcontracts where subcontracts.supplier_id = suppliers.id));
--> statement-breakpoint
create policy audit_scope on requests as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from flowdowns where flowdowns.id = flowdown_id));
--> statement-breakpoint
-- What was stated, decided or logged is never changed: not by the application, not by a careless hand.
create function flowdown.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed or removed', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['facts', 'organization_profiles', 'information_systems', 'acknowledgements',
    'assessments', 'affirmations', 'certifications', 'attestations', 'evidence', 'evidence_links', 'flowdowns',
    'submissions', 'reviews', 'award_exceptions', 'exception_decisions', 'awards', 'oversight_log']
  loop
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
