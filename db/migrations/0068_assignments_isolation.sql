-- A part of an answer that somebody was given belongs to their organization: no prime and no auditor
-- reads who is on what. Marks alone change, each once.
alter table assignments enable row level security;
--> statement-breakpoint
alter table assignments force row level security;
--> statement-breakpoint
create policy system on assignments to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on assignments to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and (request_id is null or exists (select 1 from requests where requests.id = request_id
      and requests.supplier_id in (select flowdown.own_supplier_ids()))));
--> statement-breakpoint
create policy audit_scope on assignments as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on assignments to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (finished_at, ended_at, ending) on assignments to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (assignee_id, assignee_name) on assignments to flowdown_system;
--> statement-breakpoint
create trigger never_removed before delete or truncate on assignments
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create trigger ended_stays before update on assignments for each row
  when (old.ended_at is not null)
  execute function flowdown.refuse_transition('an assignment that ended stays as it was');
--> statement-breakpoint
create trigger finished_once before update on assignments for each row
  when (old.finished_at is not null and new.finished_at is distinct from old.finished_at)
  execute function flowdown.refuse_transition('when a part was finished does not change');
--> statement-breakpoint
create trigger somebody_stays before update on assignments for each row
  when (old.assignee_id is not null and new.assignee_id is distinct from old.assignee_id)
  execute function flowdown.refuse_transition('a part that somebody else is to do is another row');
--> statement-breakpoint
-- Whoever sees only what is assigned to them works in a role of their own: of a table that is not named
-- here they see nothing, whatever is added later. The role is entered at the beginning of a transaction,
-- with the person.
create function flowdown.contributor() returns uuid language sql stable
  as $$ select nullif(current_setting('flowdown.contributor', true), '')::uuid $$;
--> statement-breakpoint
-- The parts that they were given and that nobody took back, in the organization they work for: also
-- while they act as one of its primes.
create function flowdown.own_assignments() returns setof assignments
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select * from public.assignments a
  where a.assignee_id = flowdown.contributor() and a.ended_at is null
    and a.organization_id = coalesce(
      nullif(current_setting('flowdown.acting_for', true), '')::uuid, flowdown.organization())
$$;
--> statement-breakpoint
create function flowdown.assigned_requests() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select request_id from flowdown.own_assignments() where request_id is not null $$;
--> statement-breakpoint
create function flowdown.assigned_flowdowns() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select flowdown_id from public.requests where id in (select flowdown.assigned_requests())
$$;
--> statement-breakpoint
-- The kinds of facts that their sections state.
create function flowdown.assigned_kinds() returns setof text
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select case part when 'organization' then 'organization-profile'
    when 'system' then 'information-system' else part end
  from flowdown.own_assignments() where request_id is not null
$$;
--> statement-breakpoint
create function flowdown.acknowledges_assigned(p_fact uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select exists (select 1 from public.acknowledgements
    where fact_id = p_fact and flowdown_id in (select flowdown.assigned_flowdowns()))
$$;
--> statement-breakpoint
create function flowdown.assigned_workbooks() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$ select workbook_id from flowdown.own_assignments() where workbook_id is not null $$;
--> statement-breakpoint
create function flowdown.assigned_questionnaires() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select questionnaire_request_id from flowdown.own_assignments()
  where questionnaire_request_id is not null
$$;
--> statement-breakpoint
create function flowdown.assigned_items(p_subject uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select coalesce(array_agg(item), '{}') from flowdown.own_assignments() a, unnest(a.items) item
  where coalesce(a.workbook_id, a.questionnaire_request_id) = p_subject
$$;
--> statement-breakpoint
create function flowdown.readable_items(p_subject uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select coalesce(array_agg(item), '{}')
  from flowdown.own_assignments() a, unnest(a.items || a.reads) item
  where coalesce(a.workbook_id, a.questionnaire_request_id) = p_subject
$$;
--> statement-breakpoint
-- Keeps sections of a draft that were assigned, and no other, while the answer waits for a signature.
create function flowdown.keep_assigned_sections(p_request uuid, p_sections jsonb, p_at timestamptz)
  returns void
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
begin
  if exists (
    select 1 from jsonb_object_keys(p_sections) section
    where section not in (
      select part from flowdown.own_assignments() where request_id = p_request)) then
    raise exception 'not assigned' using errcode = 'insufficient_privilege';
  end if;
  insert into public.drafts
      (organization_id, request_id, sections, created_at, updated_at, updated_by)
    values (flowdown.organization(), p_request, p_sections, p_at, p_at, flowdown.contributor())
    on conflict (organization_id, request_id) do update
      set sections = drafts.sections || excluded.sections,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by;
end $$;
--> statement-breakpoint
do $$
declare
  f text;
begin
  execute 'grant create on schema flowdown to flowdown_system';
  foreach f in array array['own_assignments()', 'assigned_requests()', 'assigned_flowdowns()',
    'assigned_kinds()',
    'acknowledges_assigned(uuid)', 'assigned_workbooks()', 'assigned_questionnaires()', 'assigned_items(uuid)',
    'readable_items(uuid)', 'keep_assigned_sections(uuid, jsonb, timestamptz)']
  loop
    execute format('revoke execute on function flowdown.%s from public', f);
    execute format('grant execute on function flowdown.%s to flowdown_contributor, flowdown_system', f);
    execute format('alter function flowdown.%s owner to flowdown_system', f);
  end loop;
  execute 'revoke create on schema flowdown from flowdown_system';
end $$;
--> statement-breakpoint
revoke execute on function flowdown.contributor() from public;
--> statement-breakpoint
grant execute on function flowdown.contributor() to flowdown_contributor, flowdown_system;
--> statement-breakpoint
grant usage on schema public, flowdown to flowdown_contributor;
--> statement-breakpoint
-- Of an answer in preparation they see their sections, and of what was handed in their questions: views
-- that stand before the tables in their search path.
create schema assigned;
--> statement-breakpoint
create view assigned.drafts with (security_barrier = true) as
  select d.id, d.created_at, d.updated_at, d.updated_by, d.organization_id, d.request_id, (
    select coalesce(jsonb_object_agg(section.key, section.value), '{}')
    from jsonb_each(d.sections) section
    where section.key in (
      select part from flowdown.own_assignments() a where a.request_id = d.request_id)) as sections
  from public.drafts d
  where d.request_id in (select flowdown.assigned_requests())
    and d.organization_id = flowdown.organization();
--> statement-breakpoint
create view assigned.questionnaire_responses with (security_barrier = true) as
  select r.id, r.submitted_at, r.submitted_by, r.submitted_by_name, r.official_title, r.is_signed,
    r.prime_id, r.supplier_id, r.organization_id, r.request_id, r.round, (
      select coalesce(jsonb_object_agg(answer.key, answer.value), '{}')
      from jsonb_each(r.answers) answer
      where answer.key = any(flowdown.readable_items(r.request_id))) as answers,
    ''::text as statement, r.statement_hash, ''::text as message
  from public.questionnaire_responses r
  where r.request_id in (select flowdown.assigned_questionnaires());
--> statement-breakpoint
do $$
declare
  t text;
begin
  execute 'grant create on schema assigned to flowdown_system';
  foreach t in array array['drafts', 'questionnaire_responses']
  loop
    execute format('alter view assigned.%I owner to flowdown_system', t);
    execute format('grant select on assigned.%I to flowdown_contributor', t);
  end loop;
  execute 'revoke create on schema assigned from flowdown_system';
  foreach t in array array['assignments', 'requests', 'request_due_dates', 'flowdowns', 'facts',
    'organization_profiles', 'information_systems', 'acknowledgements', 'assessments', 'affirmations',
    'certifications', 'attestations', 'evidence', 'evidence_links', 'submissions', 'reviews',
    'passport_intakes', 'memberships', 'organizations', 'workbooks', 'workbook_answers',
    'questionnaire_requests', 'questionnaire_sendings', 'questionnaire_answers',
    'questionnaire_reviews', 'questionnaire_decisions', 'notifications', 'form_posts']
  loop
    execute format('grant select on public.%I to flowdown_contributor', t);
  end loop;
  foreach t in array array['organization_profiles', 'information_systems', 'acknowledgements',
    'assessments', 'affirmations', 'certifications']
  loop
    execute format('create policy assigned on public.%I for select to flowdown_contributor
      using (exists (select 1 from facts where facts.id = fact_id))', t);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema assigned to flowdown_contributor;
--> statement-breakpoint
create policy assigned on assignments to flowdown_contributor
  using (id in (select id from flowdown.own_assignments()))
  with check (assignee_id = (select flowdown.contributor()));
--> statement-breakpoint
grant update (finished_at) on assignments to flowdown_contributor;
--> statement-breakpoint
create policy assigned on requests for select to flowdown_contributor
  using (id in (select flowdown.assigned_requests()));
--> statement-breakpoint
create policy assigned on request_due_dates for select to flowdown_contributor
  using (request_id in (select flowdown.assigned_requests()));
--> statement-breakpoint
create policy assigned on submissions for select to flowdown_contributor
  using (request_id in (select flowdown.assigned_requests()));
--> statement-breakpoint
create policy assigned on flowdowns for select to flowdown_contributor
  using (id in (select flowdown.assigned_flowdowns()));
--> statement-breakpoint
-- What their organization stated in a section like theirs: it is what they are asked to look at again.
-- Of what it accepted, what belongs to the same flowdown.
create policy assigned on facts for select to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and kind in (select flowdown.assigned_kinds())
    and (kind <> 'acknowledgement' or flowdown.acknowledges_assigned(id)));
--> statement-breakpoint
-- What was said of it by the primes that ask.
create policy assigned on reviews for select to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and exists (select 1 from facts where facts.id = fact_id)
    and exists (select 1 from requests where requests.prime_id = reviews.prime_id));
--> statement-breakpoint
create policy assigned on memberships for select to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and (person_id = (select flowdown.contributor()) or exists (
      select 1 from assignments where assignments.created_by = memberships.person_id)));
--> statement-breakpoint
create policy assigned on organizations for select to flowdown_contributor
  using (id = (select flowdown.organization()));
--> statement-breakpoint
create policy assigned on workbooks for select to flowdown_contributor
  using (id in (select flowdown.assigned_workbooks()));
--> statement-breakpoint
create policy assigned on workbook_answers to flowdown_contributor
  using (workbook_id in (select flowdown.assigned_workbooks())
    and requirement = any(flowdown.assigned_items(workbook_id)))
  with check (organization_id = (select flowdown.organization())
    and answered_by = (select flowdown.contributor())
    and requirement = any(flowdown.assigned_items(workbook_id)));
--> statement-breakpoint
grant insert on workbook_answers, questionnaire_answers to flowdown_contributor;
--> statement-breakpoint
create policy assigned on questionnaire_requests to flowdown_contributor
  using (id in (select flowdown.assigned_questionnaires()));
--> statement-breakpoint
grant update (started_at) on questionnaire_requests to flowdown_contributor;
--> statement-breakpoint
create policy assigned on questionnaire_sendings for select to flowdown_contributor
  using (exists (select 1 from questionnaire_requests
    where questionnaire_requests.sending_id = questionnaire_sendings.id));
--> statement-breakpoint
create policy assigned on questionnaire_answers to flowdown_contributor
  using (request_id in (select flowdown.assigned_questionnaires())
    and question = any(flowdown.readable_items(request_id)))
  with check (organization_id = (select flowdown.organization())
    and answered_by = (select flowdown.contributor())
    and question = any(flowdown.assigned_items(request_id)));
--> statement-breakpoint
create policy assigned on questionnaire_decisions for select to flowdown_contributor
  using (request_id in (select flowdown.assigned_questionnaires()));
--> statement-breakpoint
create policy assigned on questionnaire_reviews for select to flowdown_contributor
  using (request_id in (select flowdown.assigned_questionnaires())
    and question = any(flowdown.assigned_items(request_id))
    and exists (select 1 from questionnaire_decisions
      where questionnaire_decisions.response_id = questionnaire_reviews.response_id)
    and flowdown.is_last_review(id));
--> statement-breakpoint
create policy assigned on notifications to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and person_id = (select flowdown.contributor()));
--> statement-breakpoint
grant update (read_at) on notifications to flowdown_contributor;
--> statement-breakpoint
create policy assigned on form_posts to flowdown_contributor
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
grant insert, delete, update (status, location, cookies) on form_posts to flowdown_contributor;
--> statement-breakpoint
grant execute on function flowdown.organization(), flowdown.own_supplier_ids(),
  flowdown.enter_counterparty(uuid), flowdown.leave_counterparty(), flowdown.prime_tells(uuid),
  flowdown.prime_time_zone(uuid), flowdown.is_last_review(uuid), flowdown.known_at(),
  flowdown.append_oversight_entries(uuid, timestamptz, uuid, jsonb),
  flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid, text) to flowdown_contributor;
--> statement-breakpoint
-- A letter about the company's business goes to nobody who sees a part of it alone.
create or replace function flowdown.supplier_readers(p_supplier uuid)
  returns table (person_id uuid, email text, name text)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  with here as (
    select distinct m.person_id, m.person_email as email, m.person_name as name, m.role,
      exists (
        select 1 from public.invitations i
        where i.supplier_id = s.id and i.organization_id = s.prime_id
          and i.accepted_by = m.person_id
      ) as is_contact
    from public.suppliers s
    join public.memberships m on m.organization_id = s.organization_id and m.ended_at is null
    where s.id = p_supplier and s.prime_id = flowdown.organization()
      and m.role <> 'subcontractor-contributor'
  )
  select distinct person_id, email, name from here
  where is_contact
    or (role in ('subcontractor-official', 'subcontractor-admin')
      and not exists (select 1 from here h where h.is_contact))
  order by email
$$;
