-- Whoever sees only what is assigned to them puts files to a question that they were given: they write files
-- of their own and read no other, while some part of a questionnaire is theirs.
create policy assigned on evidence to flowdown_contributor
  using (organization_id = (select flowdown.organization())
    and uploaded_by = (select flowdown.contributor())
    and exists (select 1 from flowdown.assigned_questionnaires()))
  with check (organization_id = (select flowdown.organization())
    and uploaded_by = (select flowdown.contributor())
    and exists (select 1 from flowdown.assigned_questionnaires()));
--> statement-breakpoint
grant insert on evidence to flowdown_contributor;
--> statement-breakpoint
-- What the organization took of its quotas for files, told to who sees no file of others.
create function flowdown.evidence_taken(p_since timestamptz) returns table (files bigint, bytes bigint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
  select count(*), coalesce(sum(size_bytes), 0)::bigint from public.evidence
  where organization_id = flowdown.organization() and uploaded_at > p_since
$$;
--> statement-breakpoint
do $$
begin
  execute 'grant create on schema flowdown to flowdown_system';
  execute 'revoke execute on function flowdown.evidence_taken(timestamptz) from public';
  execute 'grant execute on function flowdown.evidence_taken(timestamptz) to flowdown_contributor, flowdown_system';
  execute 'alter function flowdown.evidence_taken(timestamptz) owner to flowdown_system';
  execute 'revoke create on schema flowdown from flowdown_system';
end $$;
