-- What an auditor is told stands in the room it is about and nowhere else: not in another room of the same
-- prime, and not before the prime's own people, who see what they themselves were told.
drop policy audit_scope on notifications;
--> statement-breakpoint
create policy audit_scope on notifications as restrictive to flowdown_web
  using (case when (select flowdown.audit_contracts()) is null then audit_id is null
    else audit_id = (select flowdown.audit()) end);
--> statement-breakpoint
alter table notifications add constraint notifications_room check ((side = 'audit') = (audit_id is not null));
--> statement-breakpoint
alter table notification_digests
  add constraint notification_digests_room check ((side = 'audit') = (audit_id is not null));
--> statement-breakpoint
drop trigger stays_as_told on notifications;
--> statement-breakpoint
create trigger stays_as_told before update on notifications for each row
  when ((new.organization_id, new.person_id, new.side, new.audit_id, new.kind, new.text, new.path,
      new.letter_id)
    is distinct from
    (old.organization_id, old.person_id, old.side, old.audit_id, old.kind, old.text, old.path,
      old.letter_id))
  execute function flowdown.refuse_transition('what somebody was told stays as it was told');
--> statement-breakpoint
-- How far each auditor was told what concerns them is the portal's to write.
grant update (told_days_before, told_entries) on audit_grants to flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
-- Queues a letter and, where it has a text for the portal, tells whom it goes to there too: who works
-- where its link leads, and there alone. An organization tells its own people and those of its suppliers.
create or replace function flowdown.send_letter(
  p_organization uuid, p_kind text, p_to_email text, p_to_name text, p_facts jsonb,
  p_supplier uuid default null, p_request uuid default null, p_text text default null
) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_id uuid;
  v_path text := p_facts #>> '{link,path}';
  v_place text[] := regexp_match(v_path,
    '^/(prime|subcontractor)/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:[/?#]|$)');
  v_room text[] := regexp_match(v_path,
    '^/audit/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:[/?#]|$)');
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
  if p_text is not null and v_place is not null then
    insert into public.notifications (organization_id, person_id, side, kind, text, path, letter_id)
      select m.organization_id, m.person_id, v_place[1], p_kind, p_text, v_path, v_id
        from public.memberships m
        where m.organization_id = v_place[2]::uuid and m.ended_at is null
          and m.role like v_place[1] || '-%' and lower(m.person_email) = lower(p_to_email)
          and (session_user <> 'flowdown_web' or m.organization_id = p_organization or exists (
            select 1 from public.suppliers s
            where s.prime_id = p_organization and s.organization_id = m.organization_id))
        limit 1;
  end if;
  -- A prime tells whom it let into an audit room, in that room alone.
  if p_text is not null and v_room is not null then
    insert into public.notifications
        (organization_id, person_id, side, audit_id, kind, text, path, letter_id)
      select g.prime_id, g.person_id, 'audit', g.audit_id, p_kind, p_text, v_path, v_id
        from public.audit_grants g
        where g.id = v_room[1]::uuid and g.prime_id = p_organization and g.revoked_at is null
          and g.person_id is not null and lower(g.email) = lower(p_to_email);
  end if;
  perform flowdown.enqueue('deliver-letter', json_build_object('letterId', v_id));
  return v_id;
end $$;
--> statement-breakpoint
alter function flowdown.send_letter(uuid, text, text, text, jsonb, uuid, uuid, text)
  owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
