CREATE INDEX "postures_until" ON "postures" USING btree ("prime_id","holds_until","subcontract_id");--> statement-breakpoint
CREATE INDEX "supplier_postures_until" ON "supplier_postures" USING btree ("prime_id","holds_until","supplier_id");--> statement-breakpoint
CREATE INDEX "supplier_postures_open" ON "supplier_postures" USING btree ("prime_id","open_subcontracts");--> statement-breakpoint
CREATE INDEX "subcontracts_award" ON "subcontracts" USING btree ("prime_id","planned_award_on","id");
--> statement-breakpoint
-- What comes close to a word, by the index of words as what holds it (migration 0063): how much of a word
-- must stand together is said in the functions, because the operator that walks the index asks a setting.
create function flowdown.suppliers_near(p_word text) returns setof uuid
  language sql stable security definer rows 200 set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.4
  as $$
  select s.id from public.suppliers s
  where s.prime_id = flowdown.organization() and s.search_text %> p_word
$$;
--> statement-breakpoint
create function flowdown.subcontracts_near(p_word text) returns setof uuid
  language sql stable security definer rows 200 set search_path = pg_catalog, public
  set pg_trgm.word_similarity_threshold = 0.4
  as $$
  select s.id from public.subcontracts s
  where s.prime_id = flowdown.organization()
    and flowdown.subcontract_text(s.number, s.title, s.performing_cages) %> p_word
  union
  select s.id from public.subcontracts s
  where s.supplier_id in (select flowdown.suppliers_near(p_word))
  union
  select s.id from public.subcontracts s
  where s.contract_id in (select c.id from public.contracts c
    where c.prime_id = flowdown.organization() and flowdown.written_piid(c.piid) %> p_word)
$$;
--> statement-breakpoint
revoke execute on function flowdown.suppliers_near(text), flowdown.subcontracts_near(text) from public;
--> statement-breakpoint
grant execute on function flowdown.suppliers_near(text), flowdown.subcontracts_near(text)
  to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.suppliers_near(text) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.subcontracts_near(text) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
