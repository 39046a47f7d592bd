-- What a renewal asks for is known with its request.
create or replace view known.requests with (security_invoker = true) as
  select id, created_at, created_by, prime_id, supplier_id, flowdown_id, kind, due_on, message,
    case when withdrawn_at <= flowdown.known_at() then withdrawn_at end as withdrawn_at, renews
  from public.requests where created_at <= flowdown.known_at();
--> statement-breakpoint
create trigger renews_stays before update on requests for each row
  when (new.renews is distinct from old.renews)
  execute function flowdown.refuse_transition('what a renewal asks for stays as it was asked');
--> statement-breakpoint
-- A prime sees which letters went to its suppliers, and none of what they say: their facts stay with
-- the system role. Auditors see no letters.
create policy own on letters for select to flowdown_web
  using (organization_id = (select flowdown.organization()) and supplier_id is not null);
--> statement-breakpoint
create policy audit_scope on letters as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select (id, created_at, organization_id, kind, to_email, to_name, sent_at, attempts, last_error,
  supplier_id, request_id) on letters to flowdown_web;
--> statement-breakpoint
create trigger about_stays before update on letters for each row
  when (new.supplier_id is distinct from old.supplier_id
    or new.request_id is distinct from old.request_id)
  execute function flowdown.refuse_transition('what a letter is about does not change');
--> statement-breakpoint
drop function flowdown.send_letter(uuid, text, text, text, jsonb);
--> statement-breakpoint
create function flowdown.send_letter(
  p_organization uuid, p_kind text, p_to_email text, p_to_name text, p_facts jsonb,
  p_supplier uuid default null, p_request uuid default null
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
    if p_supplier is not null and not exists (
      select 1 from public.suppliers s where s.id = p_supplier and s.prime_id = p_organization) then
      raise exception 'not a supplier of this organization' using errcode = 'insufficient_privilege';
    end if;
    if p_request is not null and not exists (
      select 1 from public.requests r where r.id = p_request and r.prime_id = p_organization
        and r.supplier_id = p_supplier) then
      raise exception 'not a request to this supplier' using errcode = 'insufficient_privilege';
    end if;
  end if;
  insert into public.letters (organization_id, kind, to_email, to_name, facts, supplier_id, request_id)
    values (p_organization, p_kind, p_to_email, p_to_name, p_facts, p_supplier, p_request)
    returning id into v_id;
  perform flowdown.enqueue('deliver-letter', json_build_object('letterId', v_id));
  return v_id;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
