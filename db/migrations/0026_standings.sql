DROP INDEX "postures_to_review";--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "award_day_verdict" text;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "standing" text DEFAULT 'to-issue' NOT NULL;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "facts_to_review" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "facts_accepted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "facts_returned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "postures" ADD COLUMN "supplier_to_review" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "postures_to_review" ON "postures" USING btree ("prime_id","supplier_id") WHERE "postures"."supplier_to_review" > 0;--> statement-breakpoint
-- The view of the past shows whatever columns the table has.
drop view known.postures;
--> statement-breakpoint
alter table postures no force row level security;
--> statement-breakpoint
-- Every row is decided anew by the next sweep, which fills in what is new.
update postures set supplier_to_review = to_review, refresh_on = as_of;
--> statement-breakpoint
alter table postures force row level security;
--> statement-breakpoint
ALTER TABLE "postures" DROP COLUMN "to_review";--> statement-breakpoint
ALTER TABLE "postures" DROP COLUMN "reviewed";--> statement-breakpoint
create view known.postures as
  select * from jsonb_populate_recordset(null::public.postures,
    coalesce(nullif(current_setting('flowdown.known_postures', true), ''), '[]')::jsonb);
--> statement-breakpoint
grant select on known.postures to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (standing, award_day_verdict, facts_to_review, facts_accepted, facts_returned,
  supplier_to_review) on postures to flowdown_web, flowdown_system;
--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_award_day_verdict" CHECK ("postures"."award_day_verdict" in ('eligible', 'ineligible', 'no-requirement'));--> statement-breakpoint
ALTER TABLE "postures" ADD CONSTRAINT "postures_standing" CHECK ("postures"."standing" in ('to-answer', 'to-issue', 'to-review', 'returned', 'with-supplier', 'settled'));