CREATE TABLE "form_posts" (
	"digest" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"organization_id" uuid,
	"browser" text NOT NULL,
	"status" integer,
	"location" text,
	"cookies" text
);
--> statement-breakpoint
CREATE TABLE "kept_forms" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "form_posts" ADD CONSTRAINT "form_posts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "form_posts_created" ON "form_posts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "form_posts_organization" ON "form_posts" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "kept_forms_expires" ON "kept_forms" USING btree ("expires_at");