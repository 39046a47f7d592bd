-- An organization says itself where its days begin and end.
grant update (time_zone) on organizations to flowdown_web;
--> statement-breakpoint
-- A name that no zone has would stop every hourly round, of every prime: comparing with it is an error.
alter table organizations add constraint organizations_time_zone check (
  (time_zone = 'UTC' or time_zone ~ '^[A-Z][A-Za-z]+/[A-Z]')
  and timestamptz '2026-01-01 00:00:00+00' at time zone time_zone is not null);
