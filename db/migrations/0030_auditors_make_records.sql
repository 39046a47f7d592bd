ALTER TABLE "audits" ADD COLUMN "may_make_records" boolean DEFAULT false NOT NULL;--> statement-breakpoint
grant update (may_make_records) on audits to flowdown_web;
