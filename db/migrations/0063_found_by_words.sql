-- What a supplier or a subcontract is found by, asked by a call. Under a policy PostgreSQL compares words
-- only after it looked whose row it is, and never by an index: these functions look at the rows of the
-- organization alone, as a role whose policy asks nothing, and there the index of words is walked.
-- What they answer is an id for rows that the policies of whoever asks still have to let through.
create function flowdown.subcontract_text(p_number text, p_title text, p_cages text[]) returns text
  language sql immutable parallel safe
  as $$ select pg_catalog.concat_ws(' ', p_number, p_title, pg_catalog.array_to_string(p_cages, ' ')) $$;
--> statement-breakpoint
create function flowdown.written_piid(p_piid text) returns text
  language sql immutable parallel safe
  as $$ select p_piid || ' ' ||
    pg_catalog.regexp_replace(p_piid, '^(.{6})(..)(.)(.*)$', '\1-\2-\3-\4') $$;
--> statement-breakpoint
create index subcontracts_search on subcontracts
  using gin (flowdown.subcontract_text(number, title, performing_cages) gin_trgm_ops);
--> statement-breakpoint
create function flowdown.suppliers_with(p_pattern text) returns setof uuid
  language sql stable security definer rows 200 set search_path = pg_catalog, public
  as $$
  select s.id from public.suppliers s
  where s.prime_id = flowdown.organization() and s.search_text ilike p_pattern
$$;
--> statement-breakpoint
create function flowdown.subcontracts_with(p_pattern text) returns setof uuid
  language sql stable security definer rows 200 set search_path = pg_catalog, public
  as $$
  select s.id from public.subcontracts s
  where s.prime_id = flowdown.organization()
    and flowdown.subcontract_text(s.number, s.title, s.performing_cages) ilike p_pattern
  union
  select s.id from public.subcontracts s
  where s.supplier_id in (select flowdown.suppliers_with(p_pattern))
  union
  select s.id from public.subcontracts s
  where s.contract_id in (select c.id from public.contracts c
    where c.prime_id = flowdown.organization() and flowdown.written_piid(c.piid) ilike p_pattern)
$$;
--> statement-breakpoint
revoke execute on function flowdown.suppliers_with(text), flowdown.subcontracts_with(text) from public;
--> statement-breakpoint
grant execute on function flowdown.suppliers_with(text), flowdown.subcontracts_with(text)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.suppliers_with(text) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_with(text) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
