-- A move to another time is booking.rescheduled with whoever hosts it then (previousProviderId says if that is another), so that
-- nobody who listens for moves misses one; booking.reassigned is a change of hosts alone.
-- One event per change of status, time or host: the audit row and, under the same id, the row to publish.
CREATE OR REPLACE FUNCTION record_booking_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  event booking_events;
  before bookings;
  moved boolean := false;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before := OLD;
    IF (NEW.status, NEW.starts_at, NEW.ends_at, NEW.provider_id, NEW.provider_ids)
       IS NOT DISTINCT FROM (OLD.status, OLD.starts_at, OLD.ends_at, OLD.provider_id, OLD.provider_ids) THEN
      RETURN NULL;
    END IF;
    moved := (NEW.starts_at, NEW.ends_at) <> (OLD.starts_at, OLD.ends_at);
  END IF;
  INSERT INTO booking_events (organization_id, created_at, updated_at, booking_id, sequence, type, from_status, to_status,
      old_starts_at, old_ends_at, new_starts_at, new_ends_at, old_provider_id, new_provider_id, actor, reason)
  SELECT NEW.organization_id, moment, moment, NEW.id,
      (SELECT coalesce(max(e.sequence), 0) + 1 FROM booking_events e WHERE e.booking_id = NEW.id),
      CASE WHEN TG_OP = 'INSERT' THEN 'booking.created'
           WHEN moved THEN 'booking.rescheduled'
           WHEN (NEW.provider_id, NEW.provider_ids) IS DISTINCT FROM (before.provider_id, before.provider_ids)
             THEN 'booking.reassigned'
           ELSE 'booking.' || NEW.status END,
      before.status, NEW.status, before.starts_at, before.ends_at, NEW.starts_at, NEW.ends_at,
      before.provider_id, NEW.provider_id,
      coalesce(nullif(current_setting('app.actor', true), ''), 'db:' || current_user),
      substring(current_setting('app.reason', true) FROM '^[a-z0-9_.-]{1,64}$')
  FROM clock_timestamp() AS moment
  RETURNING * INTO event;
  IF event.type = 'booking.pending' THEN
    RAISE EXCEPTION 'a booking does not go back to pending' USING ERRCODE = 'check_violation', TABLE = 'bookings';
  END IF;
  INSERT INTO outbox (id, organization_id, service, topic, aggregatetype, aggregateid, type, payload)
  VALUES (event.id, event.organization_id, 'booking_service', 'booking_events', 'booking', NEW.id::text, event.type,
    jsonb_build_object(
      'bookingId', NEW.id, 'organizationId', NEW.organization_id, 'eventTypeId', NEW.event_type_id,
      'providerId', NEW.provider_id, 'providerIds', NEW.provider_ids, 'teamId', NEW.team_id, 'seriesId', NEW.series_id,
      'sequence', event.sequence, 'fromStatus', event.from_status, 'toStatus', event.to_status,
      'startsAt', rfc3339(NEW.starts_at), 'endsAt', rfc3339(NEW.ends_at),
      -- previous…: only what this event changed
      'previousStartsAt', CASE WHEN moved THEN rfc3339(before.starts_at) END,
      'previousEndsAt', CASE WHEN moved THEN rfc3339(before.ends_at) END,
      'previousProviderId', nullif(before.provider_id, NEW.provider_id), 'paymentStatus', NEW.payment_status,
      'actor', event.actor, 'occurredAt', rfc3339(event.created_at)));
  RETURN NULL;
END $$;
