CREATE INDEX "postures_counted" ON "postures" USING btree ("prime_id","subcontract_id","contract_id","verdict","holds_until","standing","award_day_verdict","own_terms_verdict");
