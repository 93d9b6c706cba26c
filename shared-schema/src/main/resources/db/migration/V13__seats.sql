-- Seats of a session (a booking with max_seats > 1): its counter follows its attendees, and every change of a seat is one
-- of the session's events, on every path, psql included. Whoever changes a seat holds the session's row: the counter and
-- the sequence of events are counted under that lock.

ALTER TABLE booking_events DROP CONSTRAINT booking_events_type_check;
ALTER TABLE booking_events ADD CONSTRAINT booking_events_type_check CHECK (type ~ '^(booking|seat|series)\.[a-z_]+$');
ALTER TABLE booking_events
  ADD COLUMN seat_id uuid,
  ADD COLUMN seat_from_status seat_status,
  ADD COLUMN seat_to_status seat_status,
  ADD COLUMN seats int CHECK (seats >= 1),
  ADD CONSTRAINT booking_events_seat CHECK
    ((type LIKE 'seat.%') = (seat_id IS NOT NULL)
     AND num_nonnulls(seat_id, seat_to_status, seats) IN (0, 3)
     AND (seat_from_status IS NULL OR seat_id IS NOT NULL));
COMMENT ON COLUMN booking_events.seats IS 'how many seats the attendee has or wants';

ALTER TYPE workflow_trigger ADD VALUE 'seat.offered' AFTER 'seat.waitlisted';
ALTER TYPE workflow_trigger ADD VALUE 'seat.offer_expired' AFTER 'seat.offered';

-- An offer is taken with the guest token of the seat, which is signed and ends with the offer: there is no secret to keep.
ALTER TABLE seat_attendees DROP CONSTRAINT seat_attendees_offer;
ALTER TABLE seat_attendees DROP COLUMN offer_token_hash;
ALTER TABLE seat_attendees ADD COLUMN notes text CHECK (length(notes) <= 5000);
ALTER TABLE seat_attendees ADD CONSTRAINT seat_attendees_offer CHECK (num_nonnulls(offered_at, offer_expires_at) IN (0, 2));
COMMENT ON COLUMN seat_attendees.price_cents IS 'of all seats of the attendee, as agreed';
COMMENT ON COLUMN seat_attendees.offered_at IS 'a freed seat was offered; the offer holds the seats until it expires';
CREATE INDEX bookings_session ON bookings (event_type_id, starts_at, id)
  WHERE max_seats > 1 AND status NOT IN ('cancelled', 'rejected');

-- The seats that nobody else can have: taken ones, and those on offer.
CREATE FUNCTION seats_held(status seat_status, offered_at timestamptz, seats int) RETURNS int LANGUAGE sql IMMUTABLE
PARALLEL SAFE
RETURN CASE WHEN status = 'confirmed' OR (status = 'waitlisted' AND offered_at IS NOT NULL) THEN seats ELSE 0 END;

CREATE FUNCTION complete_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.booking_id <> OLD.booking_id OR (OLD.status, NEW.status) IN
       (('cancelled', 'confirmed'), ('cancelled', 'waitlisted'), ('confirmed', 'waitlisted')) THEN
      RAISE EXCEPTION 'a seat stays in its session, and comes back neither from cancellation nor to the waitlist'
        USING ERRCODE = 'check_violation', TABLE = 'seat_attendees';
    END IF;
    NEW.version := OLD.version + 1;
  END IF;
  IF NEW.status = 'cancelled' AND NEW.cancelled_at IS NULL THEN
    NEW.cancelled_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER b_complete_seat BEFORE INSERT OR UPDATE ON seat_attendees
  FOR EACH ROW EXECUTE FUNCTION complete_seat();

-- One guarded update: of any number of attendees at once, as many get a seat as there are. What has ended counts no seats.
CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  session uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.booking_id ELSE NEW.booking_id END;
  change int := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    change := change - seats_held(OLD.status, OLD.offered_at, OLD.seats);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    change := change + seats_held(NEW.status, NEW.offered_at, NEW.seats);
  END IF;
  IF change = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE bookings SET seats_taken = seats_taken + change
  WHERE id = session AND is_active(status) AND seats_taken + change BETWEEN 0 AND max_seats;
  IF NOT FOUND AND change > 0 THEN
    RAISE EXCEPTION 'the session has no such seats left'
      USING ERRCODE = 'check_violation', TABLE = 'bookings', CONSTRAINT = 'bookings_seats';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_count_seats AFTER INSERT OR UPDATE OR DELETE ON seat_attendees
  FOR EACH ROW EXECUTE FUNCTION count_seats();

CREATE FUNCTION record_seat_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  event booking_events;
  session bookings;
  before seat_attendees;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before := OLD;
    IF (NEW.status, NEW.offered_at, NEW.seats) IS NOT DISTINCT FROM (OLD.status, OLD.offered_at, OLD.seats) THEN
      RETURN NULL;
    END IF;
  END IF;
  SELECT * INTO session FROM bookings WHERE id = NEW.booking_id FOR NO KEY UPDATE;
  INSERT INTO booking_events (organization_id, created_at, updated_at, booking_id, sequence, type, from_status, to_status,
      old_starts_at, old_ends_at, new_starts_at, new_ends_at, old_provider_id, new_provider_id, actor, reason,
      seat_id, seat_from_status, seat_to_status, seats)
  SELECT NEW.organization_id, moment, moment, session.id,
      (SELECT coalesce(max(e.sequence), 0) + 1 FROM booking_events e WHERE e.booking_id = session.id),
      CASE WHEN NEW.status = 'confirmed' THEN 'seat.reserved'
           WHEN NEW.status = 'cancelled' AND before.status = 'waitlisted' AND before.offer_expires_at <= moment
                AND is_active(session.status) THEN 'seat.offer_expired'
           WHEN NEW.status = 'cancelled' THEN 'seat.cancelled'
           WHEN NEW.offered_at IS NOT NULL THEN 'seat.offered'
           ELSE 'seat.waitlisted' END,
      session.status, session.status, session.starts_at, session.ends_at, session.starts_at, session.ends_at,
      session.provider_id, session.provider_id,
      coalesce(nullif(current_setting('app.actor', true), ''), 'db:' || current_user),
      substring(current_setting('app.reason', true) FROM '^[a-z0-9_.-]{1,64}$'),
      NEW.id, before.status, NEW.status, NEW.seats
  FROM clock_timestamp() AS moment
  RETURNING * INTO event;
  INSERT INTO outbox (id, organization_id, service, topic, aggregatetype, aggregateid, type, payload)
  VALUES (event.id, event.organization_id, 'booking_service', 'booking_events', 'booking', session.id::text, event.type,
    jsonb_build_object(
      'bookingId', session.id, 'organizationId', session.organization_id, 'eventTypeId', session.event_type_id,
      'providerId', session.provider_id, 'providerIds', session.provider_ids, 'teamId', session.team_id,
      'seriesId', session.series_id, 'sequence', event.sequence,
      'fromStatus', event.from_status, 'toStatus', event.to_status,
      'startsAt', rfc3339(session.starts_at), 'endsAt', rfc3339(session.ends_at),
      'previousStartsAt', NULL, 'previousEndsAt', NULL, 'previousProviderId', NULL,
      'paymentStatus', session.payment_status, 'actor', event.actor, 'occurredAt', rfc3339(event.created_at),
      'seat', jsonb_build_object(
        'id', event.seat_id, 'fromStatus', event.seat_from_status, 'toStatus', event.seat_to_status, 'seats', event.seats,
        'offerExpiresAt', CASE WHEN event.type = 'seat.offered' THEN rfc3339(NEW.offer_expires_at) END)));
  RETURN NULL;
END $$;
CREATE TRIGGER b_record_seat_event AFTER INSERT OR UPDATE ON seat_attendees
  FOR EACH ROW EXECUTE FUNCTION record_seat_event();

-- The seats end with their session; a single booking keeps its one seat.
CREATE FUNCTION empty_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.seats_taken := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER c_empty_session BEFORE UPDATE ON bookings FOR EACH ROW
  WHEN (NEW.max_seats > 1 AND NEW.status IN ('cancelled', 'rejected') AND OLD.status NOT IN ('cancelled', 'rejected'))
  EXECUTE FUNCTION empty_session();

CREATE FUNCTION cancel_seats() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE seat_attendees SET status = 'cancelled' WHERE booking_id = NEW.id AND status <> 'cancelled';
  RETURN NULL;
END $$;
CREATE TRIGGER c_cancel_seats AFTER UPDATE ON bookings FOR EACH ROW
  WHEN (NEW.max_seats > 1 AND NEW.status IN ('cancelled', 'rejected') AND OLD.status NOT IN ('cancelled', 'rejected'))
  EXECUTE FUNCTION cancel_seats();

-- Whoever books a session first has the first seats of it, however the row came to be.
CREATE FUNCTION open_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE bookings SET seats_taken = 0 WHERE id = NEW.id; -- counted by what follows
  INSERT INTO seat_attendees (organization_id, booking_id, seats, name, email, phone, time_zone, notes, metadata, price_cents)
  SELECT NEW.organization_id, NEW.id, NEW.seats_taken, NEW.customer_name, NEW.customer_email, NEW.customer_phone,
         NEW.customer_time_zone, NEW.notes, NEW.metadata, t.price_cents * NEW.seats_taken
  FROM event_types t WHERE t.id = NEW.event_type_id;
  RETURN NULL;
END $$;
CREATE TRIGGER c_open_session AFTER INSERT ON bookings FOR EACH ROW
  WHEN (NEW.max_seats > 1 AND NEW.seats_taken > 0 AND NEW.status NOT IN ('cancelled', 'rejected'))
  EXECUTE FUNCTION open_session();

ALTER TABLE mail_log ADD COLUMN seat_id uuid;
COMMENT ON COLUMN mail_log.seat_id IS 'the attendee of a session whom the mail is for; null: the customer or the host';
