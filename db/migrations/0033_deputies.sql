CREATE TABLE "deputies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"deputy_id" uuid NOT NULL,
	"deputy_name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"ended_by_name" text,
	CONSTRAINT "deputies_second_person" CHECK ("deputies"."owner_id" <> "deputies"."deputy_id"),
	CONSTRAINT "deputies_days" CHECK ("deputies"."ends_on" >= "deputies"."starts_on")
);
--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("prime_id","deputy_id");--> statement-breakpoint
CREATE INDEX "deputies_owner" ON "deputies" USING btree ("prime_id","owner_id");--> statement-breakpoint
CREATE INDEX "postures_to_issue" ON "postures" USING btree ("prime_id","supplier_id") WHERE "postures"."standing" = 'to-issue';--> statement-breakpoint
CREATE INDEX "postures_returned" ON "postures" USING btree ("prime_id","supplier_id") WHERE "postures"."facts_returned" > 0;--> statement-breakpoint
CREATE INDEX "postures_award_day" ON "postures" USING btree ("prime_id") WHERE "postures"."award_day_verdict" = 'ineligible';--> statement-breakpoint
CREATE INDEX "subcontracts_unanswered" ON "subcontracts" USING btree ("prime_id","supplier_id") WHERE "subcontracts"."information" is null and "subcontracts"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX "suppliers_owner" ON "suppliers" USING btree ("prime_id","owner_id");