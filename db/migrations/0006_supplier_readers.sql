-- Who reads a prime's letters at a supplier: those whom the prime invited and who still work there;
-- where none is left, those who sign and those who run it. The prime cannot see a subcontractor's
-- people, so this door tells it only whom a letter goes to, and only for its own supplier records.
create function flowdown.supplier_readers(p_supplier uuid)
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
  )
  select distinct person_id, email, name from here
  where is_contact
    or (role in ('subcontractor-official', 'subcontractor-admin')
      and not exists (select 1 from here h where h.is_contact))
  order by email
$$;
--> statement-breakpoint
revoke execute on function flowdown.supplier_readers(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.supplier_readers(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.supplier_readers(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
