-- An index for every filter of GET /v1/bookings in every order it offers: by start and by creation.

-- Comparing enums is not leakproof, so under row-level security no index on status is of use: the list compares this.
ALTER TABLE bookings ADD COLUMN status_key text NOT NULL GENERATED ALWAYS AS (
  CASE status WHEN 'pending' THEN 'pending' WHEN 'confirmed' THEN 'confirmed' WHEN 'completed' THEN 'completed'
    WHEN 'cancelled' THEN 'cancelled' WHEN 'rescheduled' THEN 'rescheduled' WHEN 'no_show' THEN 'no_show'
    WHEN 'rejected' THEN 'rejected' END) STORED;
COMMENT ON COLUMN bookings.status_key IS 'status, for look-ups: comparing enums is not leakproof';

DROP INDEX bookings_status, bookings_event_type, bookings_team, bookings_series;
CREATE INDEX bookings_status ON bookings (organization_id, status_key, starts_at, id);
CREATE INDEX bookings_event_type ON bookings (event_type_id, starts_at, id);
CREATE INDEX bookings_team ON bookings (team_id, starts_at, id) WHERE team_id IS NOT NULL;
CREATE INDEX bookings_series ON bookings (series_id, starts_at, id) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_provider_created ON bookings (provider_id, created_at, id);
CREATE INDEX bookings_status_created ON bookings (organization_id, status_key, created_at, id);
CREATE INDEX bookings_customer_created ON bookings (organization_id, customer_email_key, created_at, id);
CREATE INDEX bookings_event_type_created ON bookings (event_type_id, created_at, id);
CREATE INDEX bookings_team_created ON bookings (team_id, created_at, id) WHERE team_id IS NOT NULL;
CREATE INDEX bookings_series_created ON bookings (series_id, created_at, id) WHERE series_id IS NOT NULL;

-- The operators of arrays are not leakproof, so under row-level security no index finds a host in provider_ids.
-- The main host has its column; the others have rows here, with the booking's times, kept by a trigger.
CREATE TABLE booking_co_hosts (
  id                 uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id    uuid NOT NULL DEFAULT default_organization_id() REFERENCES organizations ON DELETE RESTRICT,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  booking_id         uuid NOT NULL,
  provider_id        uuid NOT NULL,
  starts_at          timestamptz NOT NULL,
  booking_created_at timestamptz NOT NULL,
  FOREIGN KEY (organization_id, booking_id) REFERENCES bookings (organization_id, id) ON DELETE CASCADE,
  UNIQUE (booking_id, provider_id)
);
CREATE INDEX booking_co_hosts_provider ON booking_co_hosts (provider_id, starts_at, booking_id);
CREATE INDEX booking_co_hosts_provider_created ON booking_co_hosts (provider_id, booking_created_at, booking_id);
COMMENT ON TABLE booking_co_hosts IS 'the hosts of a booking beside the main one; kept by a trigger on bookings';
COMMENT ON COLUMN booking_co_hosts.starts_at IS 'the booking''s';

GRANT SELECT, INSERT, UPDATE, DELETE ON booking_co_hosts TO booking_service;
CALL isolate_tenants('booking_co_hosts');
CALL keep_updated_at('booking_co_hosts');

CREATE FUNCTION keep_co_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.provider_id, NEW.provider_ids, NEW.starts_at)
       IS NOT DISTINCT FROM (OLD.provider_id, OLD.provider_ids, OLD.starts_at) THEN
      RETURN NULL;
    END IF;
    IF cardinality(OLD.provider_ids) > 1 THEN
      DELETE FROM booking_co_hosts WHERE booking_id = NEW.id;
    END IF;
  END IF;
  IF cardinality(NEW.provider_ids) > 1 THEN
    INSERT INTO booking_co_hosts (organization_id, booking_id, provider_id, starts_at, booking_created_at)
    SELECT DISTINCT NEW.organization_id, NEW.id, host, NEW.starts_at, NEW.created_at
    FROM unnest(NEW.provider_ids) AS host WHERE host <> NEW.provider_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER d_keep_co_hosts AFTER INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION keep_co_hosts();

SELECT set_config('app.all_organizations', 'on', true);
INSERT INTO booking_co_hosts (organization_id, booking_id, provider_id, starts_at, booking_created_at)
SELECT DISTINCT b.organization_id, b.id, host, b.starts_at, b.created_at
FROM bookings b, unnest(b.provider_ids) AS host WHERE cardinality(b.provider_ids) > 1 AND host <> b.provider_id;
