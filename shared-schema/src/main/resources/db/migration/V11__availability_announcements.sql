-- What decides when something can be booked and is changed by booking-service is announced on availability_events, whatever path
-- changed it: holds, event types, and what of a booking decides but makes no booking event. Written in the transaction of the
-- change; booking-service's relay publishes it.

CREATE FUNCTION announce_availability(tenant uuid, provider uuid, event_type uuid, change text) RETURNS void
LANGUAGE sql VOLATILE
BEGIN ATOMIC
  INSERT INTO outbox (organization_id, service, topic, aggregatetype, aggregateid, type, payload)
  VALUES (tenant, 'booking_service', 'availability_events', CASE WHEN provider IS NULL THEN 'event_type' ELSE 'provider' END,
    coalesce(provider, event_type)::text, 'availability.changed',
    jsonb_build_object('organizationId', tenant, 'providerId', provider, 'teamId', NULL, 'eventTypeId', event_type,
      'change', change, 'occurredAt', rfc3339(clock_timestamp())));
END;

-- One event per provider. A hold that is past its time claims nothing any more, so its end is not announced; nor is a renewal:
-- who read the hold knows when it would have ended.
CREATE FUNCTION announce_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.expires_at <= clock_timestamp() THEN
    RETURN NULL;
  END IF;
  PERFORM announce_availability(coalesce(NEW.organization_id, OLD.organization_id), provider, NULL, 'holds')
  FROM (SELECT DISTINCT p AS provider FROM unnest(OLD.provider_ids || NEW.provider_ids) AS p ORDER BY p) AS providers;
  RETURN NULL;
END $$;
CREATE TRIGGER c_announce_hold AFTER INSERT OR DELETE ON holds FOR EACH ROW EXECUTE FUNCTION announce_hold();
CREATE TRIGGER c_announce_moved_hold AFTER UPDATE ON holds FOR EACH ROW
  WHEN ((NEW.starts_at, NEW.ends_at, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.provider_ids, NEW.event_type_id)
        IS DISTINCT FROM
        (OLD.starts_at, OLD.ends_at, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.provider_ids, OLD.event_type_id)
        OR NEW.expires_at < OLD.expires_at)
  EXECUTE FUNCTION announce_hold();

-- Buffers and seats of a booking, and hosts that left it unnamed: booking.reassigned names the new hosts and the previous main one.
CREATE FUNCTION announce_booking() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  same_claim boolean := (NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.max_seats)
                        IS NOT DISTINCT FROM (OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.max_seats);
BEGIN
  PERFORM announce_availability(NEW.organization_id, provider, NULL, 'bookings')
  FROM (SELECT DISTINCT p AS provider FROM unnest(OLD.provider_ids || NEW.provider_ids) AS p
        WHERE NOT same_claim OR (p <> ALL (NEW.provider_ids) AND p <> OLD.provider_id)
        ORDER BY p) AS providers;
  RETURN NULL;
END $$;
CREATE TRIGGER c_announce_booking AFTER UPDATE ON bookings FOR EACH ROW
  WHEN ((NEW.provider_ids, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.max_seats)
        IS DISTINCT FROM (OLD.provider_ids, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.max_seats))
  EXECUTE FUNCTION announce_booking();

-- Only changes: what did not exist has been read by nobody. A managed event type is read with those under it, so theirs are its own.
CREATE FUNCTION announce_event_type() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM announce_availability(coalesce(NEW.organization_id, OLD.organization_id), NULL, event_type, 'event_type')
  FROM (SELECT DISTINCT e AS event_type FROM unnest(ARRAY[OLD.id, OLD.parent_event_type_id, NEW.parent_event_type_id]) AS e
        WHERE e IS NOT NULL ORDER BY e) AS event_types;
  RETURN NULL;
END $$;
CREATE TRIGGER c_announce_new_event_type AFTER INSERT ON event_types FOR EACH ROW
  WHEN (NEW.parent_event_type_id IS NOT NULL) EXECUTE FUNCTION announce_event_type();
CREATE TRIGGER c_announce_event_type AFTER DELETE ON event_types
  FOR EACH ROW EXECUTE FUNCTION announce_event_type();
CREATE TRIGGER c_announce_changed_event_type AFTER UPDATE ON event_types FOR EACH ROW
  WHEN ((NEW.duration_minutes, NEW.slot_interval_minutes, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.provider_id,
         NEW.team_id, NEW.minimum_notice_minutes, NEW.max_future_days, NEW.booking_limits, NEW.max_seats, NEW.slot_release,
         NEW.parent_event_type_id, NEW.locked_fields, NEW.is_active, NEW.archived_at)
        IS DISTINCT FROM
        (OLD.duration_minutes, OLD.slot_interval_minutes, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.provider_id,
         OLD.team_id, OLD.minimum_notice_minutes, OLD.max_future_days, OLD.booking_limits, OLD.max_seats, OLD.slot_release,
         OLD.parent_event_type_id, OLD.locked_fields, OLD.is_active, OLD.archived_at))
  EXECUTE FUNCTION announce_event_type();
