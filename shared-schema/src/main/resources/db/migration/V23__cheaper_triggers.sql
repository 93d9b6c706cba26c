-- A change of nothing but a session's counter, once per seat sold, needs none of these. Named columns are compared with the
-- statement's own; a condition (WHEN) would be parsed anew by each statement.
CREATE OR REPLACE TRIGGER a_claim_booking
  AFTER INSERT OR UPDATE OF status, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes, provider_id, provider_ids
  ON bookings FOR EACH ROW EXECUTE FUNCTION claim_booking();
CREATE OR REPLACE TRIGGER b_record_booking_event
  AFTER INSERT OR UPDATE OF status, starts_at, ends_at, provider_id, provider_ids
  ON bookings FOR EACH ROW EXECUTE FUNCTION record_booking_event();
CREATE OR REPLACE TRIGGER c_plan_completion
  AFTER INSERT OR UPDATE OF status, ends_at
  ON bookings FOR EACH ROW EXECUTE FUNCTION plan_completion();
CREATE OR REPLACE TRIGGER d_keep_co_hosts
  AFTER INSERT OR UPDATE OF provider_id, provider_ids, starts_at
  ON bookings FOR EACH ROW EXECUTE FUNCTION keep_co_hosts();
CREATE OR REPLACE TRIGGER c_announce_booking
  AFTER UPDATE OF provider_id, provider_ids, buffer_before_minutes, buffer_after_minutes, max_seats ON bookings FOR EACH ROW
  WHEN ((NEW.provider_ids, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.max_seats)
        IS DISTINCT FROM (OLD.provider_ids, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.max_seats))
  EXECUTE FUNCTION announce_booking();
CREATE OR REPLACE TRIGGER c_empty_session BEFORE UPDATE OF status ON bookings FOR EACH ROW
  WHEN (NEW.max_seats > 1 AND NEW.status IN ('cancelled', 'rejected') AND OLD.status NOT IN ('cancelled', 'rejected'))
  EXECUTE FUNCTION empty_session();
CREATE OR REPLACE TRIGGER c_cancel_seats AFTER UPDATE OF status ON bookings FOR EACH ROW
  WHEN (NEW.max_seats > 1 AND NEW.status IN ('cancelled', 'rejected') AND OLD.status NOT IN ('cancelled', 'rejected'))
  EXECUTE FUNCTION cancel_seats();

-- Each topic of each service has a channel of its own, so that only its relay looks. PostgreSQL sends the same notification once
-- a transaction. A channel's name has at most 63 bytes; two that are cut to the same one wake each other.
CREATE FUNCTION outbox_channel(service text, topic text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN left('outbox ' || service || ' ' || topic, 63);

CREATE OR REPLACE FUNCTION wake_relay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(outbox_channel(NEW.service, NEW.topic), '');
  RETURN NULL;
END $$;
DROP TRIGGER wake_relay ON outbox;
CREATE TRIGGER wake_relay AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION wake_relay();
