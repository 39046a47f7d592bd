CREATE TABLE "oversight_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"prime_id" uuid NOT NULL,
	"public_key" text NOT NULL,
	"private_key_sealed" text NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "checkpoint" text;--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "manifest_jws" text;--> statement-breakpoint
ALTER TABLE "oversight_keys" ADD CONSTRAINT "oversight_keys_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oversight_keys_prime" ON "oversight_keys" USING btree ("prime_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "oversight_keys_in_use" ON "oversight_keys" USING btree ("prime_id") WHERE "oversight_keys"."retired_at" is null;