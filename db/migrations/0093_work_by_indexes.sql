DROP INDEX "postures_prime";--> statement-breakpoint
DROP INDEX "postures_award_day";--> statement-breakpoint
DROP INDEX "suppliers_prime";--> statement-breakpoint
CREATE INDEX "postures_settled" ON "postures" USING btree ("prime_id","subcontract_id","contract_id") WHERE "postures"."verdict" = 'ineligible' and "postures"."standing" = 'settled';--> statement-breakpoint
CREATE INDEX "subcontracts_awarded" ON "subcontracts" USING btree ("prime_id","id","supplier_id","contract_id") WHERE "subcontracts"."state" = 'awarded';--> statement-breakpoint
CREATE INDEX "postures_prime" ON "postures" USING btree ("prime_id","verdict","holds_until","subcontract_id","contract_id","award_day_verdict");--> statement-breakpoint
CREATE INDEX "postures_award_day" ON "postures" USING btree ("prime_id","subcontract_id","contract_id","verdict") WHERE "postures"."award_day_verdict" = 'ineligible';--> statement-breakpoint
CREATE INDEX "suppliers_prime" ON "suppliers" USING btree ("prime_id","id","owner_id");