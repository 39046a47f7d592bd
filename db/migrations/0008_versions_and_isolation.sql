-- What a prime may change later (its contracts, their options, subcontracts, suppliers) is kept in
-- every version it ever had, with the instants between which it held. `known_until` is 'infinity'
-- for the one that holds now.
do $$
declare
  t text;
begin
  foreach t in array array['contracts', 'contract_options', 'subcontracts', 'suppliers'] loop
    execute format('create table public.%I (like public.%I, known_from timestamptz(3) not null,
      known_until timestamptz(3) not null)', t || '_versions', t);
    execute format('create index on public.%I (id, known_from)', t || '_versions');
    execute format('create index on public.%I (prime_id)', t || '_versions');
  end loop;
end $$;
--> statement-breakpoint
create index on contract_options_versions (contract_id);
--> statement-breakpoint
create index on subcontracts_versions (contract_id);
--> statement-breakpoint
create index on subcontracts_versions (supplier_id);
--> statement-breakpoint
-- Which instant the reader asks about: what came to be known later does not exist for it.
create function flowdown.known_at() returns timestamptz language sql stable
  as $$ select nullif(current_setting('flowdown.known_at', true), '')::timestamptz $$;
--> statement-breakpoint
-- The audit whose rooms, samples and notes the reader may see; null for the prime's own people.
create function flowdown.audit() returns uuid language sql stable
  as $$ select nullif(current_setting('flowdown.audit', true), '')::uuid $$;
--> statement-breakpoint
-- Keeps the versions. The instant is that of the actor, set with the transaction; where nobody set
-- one (jobs, seeds), the row's own or the clock's.
create function flowdown.keep_versions() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_at timestamptz := nullif(current_setting('flowdown.at', true), '')::timestamptz;
  v_versions text := tg_table_name || '_versions';
  v_close text := 'update public.%1$I v set known_until = greatest($1, v.known_from)
    from old_rows o where v.id = o.id and v.known_until = ''infinity''';
  v_keep text := 'insert into public.%1$I
    select kept.* from new_rows n %2$s
    cross join lateral jsonb_populate_record(null::public.%1$I, to_jsonb(n)
      || jsonb_build_object(''known_from'', %3$s, ''known_until'', ''infinity'')) kept';
begin
  if tg_op = 'DELETE' then
    execute format(v_close, v_versions) using coalesce(v_at, now());
  elsif tg_op = 'INSERT' then
    execute format(v_keep, v_versions, '',
      'coalesce($1, (to_jsonb(n) ->> ''created_at'')::timestamptz, now())') using v_at;
  else
    -- The new version begins where the former one ended, so that no instant is without one.
    execute format('with closed as (' || v_close || ' returning v.id, v.known_until) ' || v_keep,
      v_versions, 'left join closed on closed.id = n.id', 'coalesce(closed.known_until, $1)')
      using coalesce(v_at, now());
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.known_at(), flowdown.audit(), flowdown.keep_versions() from public;
--> statement-breakpoint
grant execute on function flowdown.known_at(), flowdown.audit() to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.keep_versions() owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['contracts', 'contract_options', 'subcontracts', 'suppliers'] loop
    execute format('alter table public.%I no force row level security', t);
    execute format('insert into public.%I select t.*, %s, ''infinity'' from public.%I t', t || '_versions',
      case t when 'contract_options' then '(select c.created_at from public.contracts c where c.id = t.contract_id)'
        else 't.created_at' end, t);
    execute format('create trigger versions_of_inserted after insert on public.%I
      referencing new table as new_rows for each statement execute function flowdown.keep_versions()', t);
    execute format('create trigger versions_of_updated after update on public.%I
      referencing old table as old_rows new table as new_rows
      for each statement execute function flowdown.keep_versions()', t);
    execute format('create trigger versions_of_deleted after delete on public.%I
      referencing old table as old_rows for each statement execute function flowdown.keep_versions()', t);
  end loop;
  foreach t in array array['contracts', 'contract_options', 'subcontracts', 'suppliers'] loop
    execute format('alter table public.%I force row level security', t);
  end loop;
end $$;
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['contracts_versions', 'contract_options_versions', 'subcontracts_versions',
    'suppliers_versions', 'audits', 'audit_samples', 'audit_notes', 'audit_replies', 'legal_holds',
    'evidence_disposals', 'oversight_checkpoints', 'oversight_certificates']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
  end loop;
  foreach t in array array['contracts_versions', 'contract_options_versions', 'subcontracts_versions',
    'suppliers_versions']
  loop
    execute format('grant select on public.%I to flowdown_web', t);
    execute format('grant update (known_until) on public.%I to flowdown_system', t);
  end loop;
end $$;
--> statement-breakpoint
grant select on audits, audit_samples, audit_notes, audit_replies, legal_holds, evidence_disposals,
  oversight_checkpoints to flowdown_web;
--> statement-breakpoint
grant insert on audits, audit_replies, legal_holds, evidence_disposals to flowdown_web;
--> statement-breakpoint
grant update (closed_at) on audits to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (released_at, released_by, released_by_name, release_reason) on legal_holds
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (retired_at) on oversight_certificates to flowdown_system;
--> statement-breakpoint
grant select (id, created_at, prime_id, certificate, retired_at) on oversight_certificates to flowdown_web;
--> statement-breakpoint
-- An auditor sees the versions of what it sees, its own audit, and records of its contracts alone.
create policy audit_scope on contracts_versions as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or id = any((select flowdown.audit_contracts())::uuid[]));
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['contract_options_versions', 'subcontracts_versions'] loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null
        or contract_id = any((select flowdown.audit_contracts())::uuid[]))', t);
  end loop;
  foreach t in array array['audit_grants', 'audit_samples', 'audit_notes', 'audit_replies'] loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null or audit_id = (select flowdown.audit()))', t);
  end loop;
  foreach t in array array['legal_holds', 'oversight_certificates'] loop
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
  end loop;
end $$;
--> statement-breakpoint
create policy audit_scope on evidence_disposals as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from evidence where evidence.id = evidence_id));
--> statement-breakpoint
create policy audit_scope on audits as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or id = (select flowdown.audit()));
--> statement-breakpoint
create policy audit_scope on suppliers_versions as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from subcontracts where subcontracts.supplier_id = suppliers_versions.id));
--> statement-breakpoint
create policy audit_scope on oversight_records as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or contract_ids <@ (select flowdown.audit_contracts())::uuid[]);
--> statement-breakpoint
-- What a supplier acknowledged and signed for other contracts of the same prime is not the auditor's.
create policy audit_scope on acknowledgements as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from flowdowns where flowdowns.id = flowdown_id));
--> statement-breakpoint
create policy audit_scope on attestations as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from requests where requests.id = request_id));
--> statement-breakpoint
do $$
declare
  t text;
begin
  foreach t in array array['audit_samples', 'audit_notes', 'audit_replies', 'evidence_disposals',
    'oversight_checkpoints']
  loop
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
-- The past, read by the same statements as the present: in a transaction whose search path begins
-- with this schema, every table shows what was known at flowdown.known_at(). The policies of the
-- tables below hold here too, because the views run with the rights of who asks.
create schema known;
--> statement-breakpoint
grant usage on schema known to flowdown_web, flowdown_system;
--> statement-breakpoint
do $$
declare
  t text;
  v_columns text;
begin
  foreach t in array array['contracts', 'contract_options', 'subcontracts', 'suppliers'] loop
    select string_agg(format('%I', column_name), ', ' order by ordinal_position) into v_columns
      from information_schema.columns where table_schema = 'public' and table_name = t;
    execute format('create view known.%I with (security_invoker = true) as select %s from public.%I
      where known_from <= flowdown.known_at() and known_until > flowdown.known_at()',
      t, v_columns, t || '_versions');
  end loop;
end $$;
--> statement-breakpoint
-- Tables whose rows never change: those that came to be by then.
do $$
declare
  r record;
begin
  for r in select * from (values
    ('facts', 'recorded_at'), ('evidence', 'uploaded_at'), ('flowdowns', 'issued_at'),
    ('submissions', 'submitted_at'), ('reviews', 'reviewed_at'), ('award_exceptions', 'requested_at'),
    ('exception_decisions', 'decided_at'), ('awards', 'recorded_at'), ('oversight_log', 'at'),
    ('oversight_records', 'requested_at'), ('supplier_contacts', 'created_at'),
    ('audit_samples', 'drawn_at'), ('audit_notes', 'written_at'), ('audit_replies', 'written_at')
  ) as t(name, since) loop
    execute format('create view known.%I with (security_invoker = true) as select * from public.%I
      where %I <= flowdown.known_at()', r.name, r.name, r.since);
  end loop;
end $$;
--> statement-breakpoint
-- Tables of which one column is set later.
create view known.shares with (security_invoker = true) as
  select id, shared_at, prime_id, supplier_id, organization_id, fact_id, submission_id,
    case when ended_at <= flowdown.known_at() then ended_at end as ended_at
  from public.shares where shared_at <= flowdown.known_at();
--> statement-breakpoint
create view known.requests with (security_invoker = true) as
  select id, created_at, created_by, prime_id, supplier_id, flowdown_id, kind, due_on, message,
    case when withdrawn_at <= flowdown.known_at() then withdrawn_at end as withdrawn_at
  from public.requests where created_at <= flowdown.known_at();
--> statement-breakpoint
-- The projection cannot be looked up in the past: the verdict function decides it for the moment,
-- and the transaction carries the rows.
create view known.postures as
  select * from jsonb_populate_recordset(null::public.postures,
    coalesce(nullif(current_setting('flowdown.known_postures', true), ''), '[]')::jsonb);
--> statement-breakpoint
grant select on all tables in schema known to flowdown_web, flowdown_system;
