CREATE TABLE "list_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "list_views_list_known" CHECK ("list_views"."list" in ('suppliers', 'subcontracts', 'expirations', 'reviews')),
	CONSTRAINT "list_views_query_length" CHECK (length("list_views"."query") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "list_views" ADD CONSTRAINT "list_views_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_views_name" ON "list_views" USING btree ("prime_id","made_by","list",lower("name")) WHERE "list_views"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "list_views_list" ON "list_views" USING btree ("prime_id","list");
--> statement-breakpoint
-- A view is the organization's to read and its maker's to change, which the queries narrow further; no
-- auditor reads it. It states nothing: deleted, nobody sees it.
alter table list_views enable row level security;
--> statement-breakpoint
alter table list_views force row level security;
--> statement-breakpoint
create policy system on list_views to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy own on list_views to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on list_views as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert, update (name, is_shared, deleted_at) on list_views to flowdown_web;
--> statement-breakpoint
grant select, insert on list_views to flowdown_system;
