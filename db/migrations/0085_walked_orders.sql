CREATE INDEX "postures_until" ON "postures" USING btree ("prime_id","holds_until","subcontract_id");--> statement-breakpoint
CREATE INDEX "supplier_postures_until" ON "supplier_postures" USING btree ("prime_id","holds_until","supplier_id");--> statement-breakpoint
CREATE INDEX "supplier_postures_open" ON "supplier_postures" USING btree ("prime_id","open_subcontracts");--> statement-breakpoint
CREATE INDEX "assessments_uid_letters" ON "assessments" USING gin ("cmmc_uid" gin_trgm_ops) WHERE "assessments"."cmmc_uid" is not null;--> statement-breakpoint
CREATE INDEX "suppliers_prime" ON "suppliers" USING btree ("prime_id","id");--> statement-breakpoint
CREATE INDEX "suppliers_cages" ON "suppliers" USING gin ("cages");--> statement-breakpoint
CREATE INDEX "suppliers_letters" ON "suppliers" USING btree ("prime_id",left(lower("legal_name"), 3));--> statement-breakpoint
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
-- Which assessments that were shared with the organization have a CMMC UID that holds some letters.
create function flowdown.assessments_with(p_pattern text) returns setof uuid
  language sql stable security definer rows 20 set search_path = pg_catalog, public
  as $$
  select a.fact_id from public.assessments a
  where a.cmmc_uid is not null and a.cmmc_uid ilike p_pattern
    and exists (select 1 from public.shares h
      where h.fact_id = a.fact_id and h.prime_id = flowdown.organization())
$$;
--> statement-breakpoint
revoke execute on function flowdown.assessments_with(text) from public;
--> statement-breakpoint
grant execute on function flowdown.assessments_with(text) to flowdown_web, flowdown_system;
--> statement-breakpoint
-- Which suppliers may be the same company as one of them: who shares a CAGE code, or whose name begins alike.
create function flowdown.suppliers_alike(p_supplier uuid) returns setof uuid
  language sql stable security definer rows 200 set search_path = pg_catalog, public
  as $$
  select s.id from public.suppliers own
    join public.suppliers s on s.prime_id = own.prime_id and s.cages && own.cages
    where own.id = p_supplier and own.prime_id = flowdown.organization()
  union
  select s.id from public.suppliers own
    join public.suppliers s on s.prime_id = own.prime_id
      and left(lower(s.legal_name), 3) = left(lower(own.legal_name), 3)
    where own.id = p_supplier and own.prime_id = flowdown.organization()
$$;
--> statement-breakpoint
revoke execute on function flowdown.suppliers_alike(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.suppliers_alike(uuid) to flowdown_web, flowdown_system;
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
alter function flowdown.suppliers_alike(uuid) owner to flowdown_system;
--> statement-breakpoint
alter function flowdown.assessments_with(text) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
