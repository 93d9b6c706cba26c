-- A seat's change was two triggers: one counted, the other read the session again to tell of it. Whoever sells the seats of one session
-- waits for these statements one after the other, so that there is one less: the event is of the session as it was counted.
DROP TRIGGER b_record_seat_event ON seat_attendees;
DROP FUNCTION record_seat_event();

CREATE FUNCTION record_seat_event(session bookings, before seat_attendees, seat seat_attendees) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  event booking_events;
BEGIN
  INSERT INTO booking_events (organization_id, created_at, updated_at, booking_id, sequence, type, from_status, to_status,
      old_starts_at, old_ends_at, new_starts_at, new_ends_at, old_provider_id, new_provider_id, actor, reason,
      seat_id, seat_from_status, seat_to_status, seats)
  SELECT seat.organization_id, moment, moment, session.id,
      (SELECT coalesce(max(e.sequence), 0) + 1 FROM booking_events e WHERE e.booking_id = session.id),
      CASE WHEN seat.status = 'confirmed' THEN 'seat.reserved'
           WHEN seat.status = 'cancelled' AND before.status = 'waitlisted' AND before.offer_expires_at <= moment
                AND is_active(session.status) THEN 'seat.offer_expired'
           WHEN seat.status = 'cancelled' THEN 'seat.cancelled'
           WHEN seat.offered_at IS NOT NULL THEN 'seat.offered'
           ELSE 'seat.waitlisted' END,
      session.status, session.status, session.starts_at, session.ends_at, session.starts_at, session.ends_at,
      session.provider_id, session.provider_id,
      coalesce(nullif(current_setting('app.actor', true), ''), 'db:' || current_user),
      substring(current_setting('app.reason', true) FROM '^[a-z0-9_.-]{1,64}$'),
      seat.id, before.status, seat.status, seat.seats
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
        'offerExpiresAt', CASE WHEN event.type = 'seat.offered' THEN rfc3339(seat.offer_expires_at) END)));
END $$;

-- One guarded update: of any number of attendees at once, as many get a seat as there are. What has ended counts no seats.
CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  session_id uuid := coalesce(NEW.booking_id, OLD.booking_id); -- not in the statement: under row-level security no index serves a coalesce
  session bookings;
  change int := 0;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.status, NEW.offered_at, NEW.seats) IS NOT DISTINCT FROM (OLD.status, OLD.offered_at, OLD.seats) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    change := change - seats_held(OLD.status, OLD.offered_at, OLD.seats);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    change := change + seats_held(NEW.status, NEW.offered_at, NEW.seats);
  END IF;
  IF change <> 0 THEN
    UPDATE bookings SET seats_taken = seats_taken + change
    WHERE id = session_id
      AND CASE WHEN is_active(status) THEN seats_taken + change BETWEEN 0 AND max_seats ELSE false END
    RETURNING * INTO session;
    IF session.id IS NULL AND change > 0 THEN
      RAISE EXCEPTION 'the session has no such seats left'
        USING ERRCODE = 'check_violation', TABLE = 'bookings', CONSTRAINT = 'bookings_seats';
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF session.id IS NULL THEN
      SELECT * INTO session FROM bookings WHERE id = session_id FOR NO KEY UPDATE;
    END IF;
    PERFORM record_seat_event(session, OLD, NEW);
  END IF;
  RETURN NULL;
END $$;
