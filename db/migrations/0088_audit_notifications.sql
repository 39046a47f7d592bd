ALTER TABLE "notification_digests" DROP CONSTRAINT "notification_digests_once";--> statement-breakpoint
ALTER TABLE "notification_choices" DROP CONSTRAINT "notification_choices_topic";--> statement-breakpoint
ALTER TABLE "notification_digests" DROP CONSTRAINT "notification_digests_side";--> statement-breakpoint
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_side";--> statement-breakpoint
ALTER TABLE "audit_grants" ADD COLUMN "told_days_before" integer;--> statement-breakpoint
ALTER TABLE "audit_grants" ADD COLUMN "told_entries" bigint;--> statement-breakpoint
ALTER TABLE "notification_digests" ADD COLUMN "audit_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "audit_id" uuid;--> statement-breakpoint
ALTER TABLE "notification_digests" ADD CONSTRAINT "notification_digests_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_digests" ADD CONSTRAINT "notification_digests_once" UNIQUE NULLS NOT DISTINCT("organization_id","person_id","side","audit_id","on");--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_topic" CHECK ("notification_choices"."topic" in ('answers', 'questions', 'endings', 'work', 'joining', 'returned-letters', 'exceptions', 'auditors', 'records', 'decisions', 'accepted', 'messages', 'requests', 'assignments', 'void', 'invitations', 'audit-answers', 'audit-records', 'audit-corrections', 'audit-endings', 'security'));--> statement-breakpoint
ALTER TABLE "notification_digests" ADD CONSTRAINT "notification_digests_side" CHECK ("notification_digests"."side" in ('prime', 'subcontractor', 'audit'));--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_side" CHECK ("notifications"."side" in ('prime', 'subcontractor', 'audit'));