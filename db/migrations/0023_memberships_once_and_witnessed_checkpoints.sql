CREATE TABLE "witnessed_checkpoints" (
	"prime_id" uuid NOT NULL,
	"size" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"attempts" integer NOT NULL,
	"tried_at" timestamp (3) with time zone NOT NULL,
	"witnessed_at" timestamp (3) with time zone,
	"failure" text,
	"cosignatures" text,
	CONSTRAINT "witnessed_checkpoints_prime_id_size_kind_name_pk" PRIMARY KEY("prime_id","size","kind","name"),
	CONSTRAINT "witnessed_checkpoints_kind" CHECK ("witnessed_checkpoints"."kind" in ('folder', 'email', 'bucket', 'cosigner'))
);
--> statement-breakpoint
ALTER TABLE "memberships" DROP CONSTRAINT "memberships_once";--> statement-breakpoint
ALTER TABLE "oversight_records" ADD COLUMN "timestamp_token" text;--> statement-breakpoint
ALTER TABLE "witnessed_checkpoints" ADD CONSTRAINT "witnessed_checkpoints_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witnessed_checkpoints" ADD CONSTRAINT "witnessed_checkpoints_checkpoint" FOREIGN KEY ("prime_id","size") REFERENCES "public"."oversight_checkpoints"("prime_id","size") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_once" ON "memberships" USING btree ("organization_id","person_id","role") WHERE "memberships"."ended_at" is null;