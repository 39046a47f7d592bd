ALTER TABLE "subcontracts" ADD COLUMN "value" bigint;--> statement-breakpoint
CREATE INDEX "subcontracts_value" ON "subcontracts" USING btree ("prime_id","value","id") WHERE "subcontracts"."value" is not null and "subcontracts"."state" <> 'closed';--> statement-breakpoint
ALTER TABLE "subcontracts" ADD CONSTRAINT "subcontracts_value_range" CHECK ("subcontracts"."value" between 0 and 999999999999);
--> statement-breakpoint
-- What a subcontract is worth may be corrected; its former versions keep what it was.
alter table subcontracts_versions add column value bigint;
--> statement-breakpoint
do $$
declare
  v_columns text;
begin
  select string_agg(format('%I', column_name), ', ' order by ordinal_position) into v_columns
    from information_schema.columns where table_schema = 'public' and table_name = 'subcontracts';
  execute format('create or replace view known.subcontracts with (security_invoker = true) as
    select %s from public.subcontracts_versions
    where known_from <= flowdown.known_at() and known_until > flowdown.known_at()', v_columns);
end $$;
--> statement-breakpoint
grant update (value) on subcontracts to flowdown_web, flowdown_system;
--> statement-breakpoint
-- The same as before, and the value goes back with the rest of what an import changed.
create or replace function flowdown.undo_import(p_import uuid) returns boolean
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
  update subcontracts s set title = v.title, planned_award_on = v.planned_award_on, value = v.value,
      information = v.information, cui_categories = v.cui_categories,
      commercial_off_the_shelf_only = v.commercial_off_the_shelf_only, answered_at = v.answered_at
    from subcontracts_versions v where v.id = s.id and s.id = any(v_changed_subcontracts)
      and s.prime_id = v_prime and v.known_until = v_at and v.known_from < v_at;
  update supplier_imports set undone_at = coalesce(
      nullif(current_setting('flowdown.at', true), '')::timestamptz, now()) where id = p_import;
  return true;
end $$;
