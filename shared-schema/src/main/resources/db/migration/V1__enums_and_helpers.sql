-- Enum types and the helper functions that the tables of the later files use.
-- Flyway opens every connection with a lock_timeout (SchemaMigration), so that no ALTER queues behind an idle reader.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE booking_status AS ENUM
  ('pending', 'confirmed', 'completed', 'cancelled', 'rescheduled', 'no_show', 'rejected');
CREATE TYPE booking_source AS ENUM ('online', 'phone', 'walk_in', 'admin');
CREATE TYPE payment_status AS ENUM ('pending', 'succeeded', 'failed', 'refunded', 'partially_refunded');
CREATE TYPE payment_type AS ENUM ('booking', 'cancellation_fee', 'no_show_fee', 'refund');
CREATE TYPE assignment_strategy AS ENUM ('round_robin', 'collective', 'managed', 'fixed');
CREATE TYPE recurring_frequency AS ENUM ('weekly', 'biweekly', 'monthly');
CREATE TYPE seat_status AS ENUM ('confirmed', 'cancelled', 'waitlisted');
CREATE TYPE workflow_trigger AS ENUM
  ('booking.created', 'booking.confirmed', 'booking.rejected', 'booking.cancelled', 'booking.rescheduled',
   'booking.completed', 'booking.no_show', 'booking.reassigned',
   'seat.reserved', 'seat.cancelled', 'seat.waitlisted', 'series.created',
   'payment.succeeded', 'payment.failed', 'payment.refunded', 'out_of_office.created');
CREATE TYPE member_role AS ENUM ('owner', 'admin', 'member');
CREATE TYPE api_key_kind AS ENUM ('secret', 'publishable');
CREATE TYPE delivery_status AS ENUM ('pending', 'succeeded', 'failed', 'blocked');
CREATE TYPE workflow_log_status AS ENUM ('pending', 'succeeded', 'failed', 'skipped');
CREATE TYPE mail_status AS ENUM ('pending', 'sent', 'failed', 'suppressed');
CREATE TYPE operation_status AS ENUM ('pending', 'running', 'completed', 'failed');

-- The tenant of a new row: the transaction's own, else the default organization (single-tenant use).
-- Only column defaults fall back; the row-level policies do not.
CREATE FUNCTION default_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
  nullif(current_setting('app.organization_id', true), '')::uuid,
  '00000000-0000-0000-0000-000000000001'::uuid);

-- An instant as RFC 3339 in UTC; a fraction only when there is one.
CREATE FUNCTION rfc3339(moment timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
  || CASE WHEN date_trunc('second', moment) = moment THEN 'Z'
          ELSE to_char(moment AT TIME ZONE 'UTC', '.US"Z"') END;

CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the table is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege', TABLE = TG_TABLE_NAME;
END $$;

-- What a table needs besides its columns; each is called once per table by the migration that creates it.

CREATE PROCEDURE keep_updated_at(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER a_set_updated_at BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION set_updated_at()',
                 target);
END $$;

-- ALWAYS: also under session_replication_role = replica, and for the owner and superusers.
CREATE PROCEDURE keep_append_only(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON %s '
                 'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER refuse_change', target);
END $$;

-- Rows of one tenant only. No tenant set: no rows. `app.all_organizations` is the explicit twin of background workers.
CREATE PROCEDURE isolate_tenants(target regclass, tenant_column name DEFAULT 'organization_id') LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($policy$CREATE POLICY tenant ON %s USING (
      %I = nullif(current_setting('app.organization_id', true), '')::uuid
      OR current_setting('app.all_organizations', true) = 'on')$policy$, target, tenant_column);
END $$;

-- On top of tenancy: a row belongs to the service (the role) that wrote it.
CREATE PROCEDURE isolate_services(target regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY service ON %s AS RESTRICTIVE USING (service = current_user)', target);
END $$;
