-- How a prime takes the columns of its lists is its own; no auditor reads it.
alter table import_mappings enable row level security;
--> statement-breakpoint
alter table import_mappings force row level security;
--> statement-breakpoint
create policy system on import_mappings to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on import_mappings to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on import_mappings as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on import_mappings to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on import_mappings
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
grant update (written) on supplier_imports to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (undone_at) on supplier_imports to flowdown_system;
--> statement-breakpoint
create trigger written_stays before update on supplier_imports for each row
  when (old.written is not null and new.written is distinct from old.written)
  execute function flowdown.refuse_transition('what an import wrote stays as it was kept');
--> statement-breakpoint
create trigger undone_at_stays before update on supplier_imports for each row
  when (old.undone_at is not null and new.undone_at is distinct from old.undone_at)
  execute function flowdown.refuse_transition('an import is undone once');
--> statement-breakpoint
grant delete on suppliers, supplier_contacts, subcontracts, postures to flowdown_system;
--> statement-breakpoint
-- Take back all that one confirmed import wrote, of the actor's own organization: what it made is
-- removed, what it changed is as it was. The versions of both stay. Answers false, and changes
-- nothing, once anything of it was changed or rests on it; null where there is no such import. Only
-- what came to be at the instant of the confirmation is removed, whatever `written` names.
create function flowdown.undo_import(p_import uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
declare
  v_prime uuid := flowdown.organization();
  v_import supplier_imports;
  v_at timestamptz;
  v_suppliers uuid[];
  v_changed_suppliers uuid[];
  v_contacts uuid[];
  v_subcontracts uuid[];
  v_changed_subcontracts uuid[];
begin
  select * into v_import from supplier_imports
    where id = p_import and prime_id = v_prime and confirmed_at is not null
      and written is not null and undone_at is null for update;
  if not found then return null; end if;
  v_at := v_import.confirmed_at;
  select array(select jsonb_array_elements_text(v_import.written -> 'newSuppliers')::uuid),
      array(select jsonb_array_elements_text(v_import.written -> 'changedSuppliers')::uuid),
      array(select jsonb_array_elements_text(v_import.written -> 'newContacts')::uuid),
      array(select jsonb_array_elements_text(v_import.written -> 'newSubcontracts')::uuid),
      array(select jsonb_array_elements_text(v_import.written -> 'changedSubcontracts')::uuid)
    into v_suppliers, v_changed_suppliers, v_contacts, v_subcontracts, v_changed_subcontracts;
  if exists (select 1 from suppliers_versions v where v.id = any(v_suppliers || v_changed_suppliers)
        and v.prime_id = v_prime and v.known_from > v_at)
      or exists (select 1 from subcontracts_versions v
        where v.id = any(v_subcontracts || v_changed_subcontracts)
        and v.prime_id = v_prime and v.known_from > v_at)
      or exists (select 1 from flowdowns f where f.subcontract_id = any(v_changed_subcontracts)
        and f.issued_at >= v_at) then
    return false;
  end if;
  begin
    delete from postures p using subcontracts s where s.id = p.subcontract_id
      and s.id = any(v_subcontracts) and s.prime_id = v_prime and s.created_at = v_at;
    delete from subcontracts where id = any(v_subcontracts) and prime_id = v_prime and created_at = v_at;
    delete from supplier_contacts where id = any(v_contacts) and prime_id = v_prime and created_at = v_at;
    delete from suppliers where id = any(v_suppliers) and prime_id = v_prime and created_at = v_at;
  exception when foreign_key_violation or restrict_violation then
    return false;
  end;
  update suppliers s set legal_name = v.legal_name, uei = v.uei, cages = v.cages, tags = v.tags,
      search_text = v.search_text
    from suppliers_versions v where v.id = s.id and s.id = any(v_changed_suppliers)
      and s.prime_id = v_prime and v.known_until = v_at and v.known_from < v_at;
  update subcontracts s set title = v.title, planned_award_on = v.planned_award_on,
      information = v.information, cui_categories = v.cui_categories,
      commercial_off_the_shelf_only = v.commercial_off_the_shelf_only, answered_at = v.answered_at
    from subcontracts_versions v where v.id = s.id and s.id = any(v_changed_subcontracts)
      and s.prime_id = v_prime and v.known_until = v_at and v.known_from < v_at;
  update supplier_imports set undone_at = coalesce(
      nullif(current_setting('flowdown.at', true), '')::timestamptz, now()) where id = p_import;
  return true;
end $$;
--> statement-breakpoint
revoke execute on function flowdown.undo_import(uuid) from public;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.undo_import(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
grant execute on function flowdown.undo_import(uuid) to flowdown_web;
