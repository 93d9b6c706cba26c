-- What keeps claims, versions and the audit trail true on every path, psql included.

CREATE FUNCTION is_active(status booking_status) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status NOT IN ('cancelled', 'rejected');

CREATE FUNCTION claim_lock(subject uuid) RETURNS void LANGUAGE sql VOLATILE
BEGIN ATOMIC
  SELECT pg_advisory_xact_lock(hashtextextended(subject::text, 0));
END;

-- Locks several subjects in the one order that everyone uses: PostgreSQL's order of uuids (Java's differs).
CREATE FUNCTION claim_locks(subjects uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE subject uuid;
BEGIN
  FOR subject IN SELECT DISTINCT s FROM unnest(subjects) AS s ORDER BY s LOOP
    PERFORM claim_lock(subject);
  END LOOP;
END $$;

-- Claims [from_time, to_time) of each subject or raises exclusion_violation. Holds past their time give way.
CREATE FUNCTION claim_time(tenant uuid, subjects uuid[], from_time timestamptz, to_time timestamptz,
                           for_booking uuid, for_hold uuid) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE subject uuid;
BEGIN
  PERFORM claim_locks(subjects);
  DELETE FROM holds WHERE id IN (
    SELECT h.id FROM holds h
    WHERE h.expires_at <= clock_timestamp() AND h.id IS DISTINCT FROM for_hold AND h.id IN (
      SELECT c.hold_id FROM booking_claims c
      WHERE c.subject_id = ANY (subjects) AND c.hold_id IS NOT NULL AND c.starts_at < to_time AND c.ends_at > from_time)
    FOR UPDATE SKIP LOCKED);
  FOR subject IN SELECT DISTINCT s FROM unnest(subjects) AS s ORDER BY s LOOP
    INSERT INTO booking_claims (organization_id, subject_id, starts_at, ends_at, booking_id, hold_id)
    VALUES (tenant, subject, from_time, to_time, for_booking, for_hold)
    ON CONFLICT ON CONSTRAINT booking_claims_no_overlap DO NOTHING;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the time is already claimed'
        USING ERRCODE = 'exclusion_violation', TABLE = 'booking_claims', CONSTRAINT = 'booking_claims_no_overlap';
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION complete_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF coalesce(cardinality(NEW.provider_ids), 0) = 0 THEN
      NEW.provider_ids := ARRAY[NEW.provider_id];
    END IF;
    IF is_active(NEW.status) THEN
      PERFORM claim_locks(NEW.provider_ids);
    END IF;
    RETURN NEW;
  END IF;
  NEW.version := OLD.version + 1;
  IF NEW.provider_id <> OLD.provider_id AND NEW.provider_ids = OLD.provider_ids THEN
    NEW.provider_ids := CASE WHEN NEW.provider_id = ANY (OLD.provider_ids)
      THEN array_remove(OLD.provider_ids, OLD.provider_id)
      ELSE array_replace(OLD.provider_ids, OLD.provider_id, NEW.provider_id) END;
  END IF;
  -- Before the row is written: an UPDATE has no ON CONFLICT, so the lock keeps two of them from a deadlock.
  IF is_active(NEW.status) AND
     (NOT is_active(OLD.status)
      OR (NEW.starts_at, NEW.ends_at, NEW.provider_id, NEW.provider_ids)
         IS DISTINCT FROM (OLD.starts_at, OLD.ends_at, OLD.provider_id, OLD.provider_ids)) THEN
    PERFORM claim_locks(OLD.provider_ids || NEW.provider_ids);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER b_complete_booking BEFORE INSERT OR UPDATE ON bookings
  FOR EACH ROW EXECUTE FUNCTION complete_booking();

CREATE FUNCTION claim_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF is_active(NEW.status) = is_active(OLD.status)
       AND (NEW.starts_at, NEW.ends_at, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.provider_ids)
           IS NOT DISTINCT FROM
           (OLD.starts_at, OLD.ends_at, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.provider_ids) THEN
      RETURN NULL;
    END IF;
    DELETE FROM booking_claims WHERE booking_id = NEW.id;
  END IF;
  IF is_active(NEW.status) THEN
    PERFORM claim_time(NEW.organization_id, NEW.provider_ids,
                       NEW.starts_at - make_interval(mins => NEW.buffer_before_minutes),
                       NEW.ends_at + make_interval(mins => NEW.buffer_after_minutes), NEW.id, NULL);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_claim_booking AFTER INSERT OR UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION claim_booking();

CREATE FUNCTION claim_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.starts_at, NEW.ends_at, NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.provider_ids)
       IS NOT DISTINCT FROM
       (OLD.starts_at, OLD.ends_at, OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.provider_ids) THEN
      RETURN NULL;
    END IF;
    DELETE FROM booking_claims WHERE hold_id = NEW.id;
  END IF;
  PERFORM claim_time(NEW.organization_id, NEW.provider_ids,
                     NEW.starts_at - make_interval(mins => NEW.buffer_before_minutes),
                     NEW.ends_at + make_interval(mins => NEW.buffer_after_minutes), NULL, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER a_claim_hold AFTER INSERT OR UPDATE ON holds FOR EACH ROW EXECUTE FUNCTION claim_hold();

-- One event per change of status, time or host: the audit row and, under the same id, the row to publish.
CREATE FUNCTION record_booking_event() RETURNS trigger LANGUAGE plpgsql AS $$
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
           WHEN (NEW.provider_id, NEW.provider_ids) IS DISTINCT FROM (before.provider_id, before.provider_ids)
             THEN 'booking.reassigned'
           WHEN moved THEN 'booking.rescheduled'
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
CREATE TRIGGER b_record_booking_event AFTER INSERT OR UPDATE ON bookings
  FOR EACH ROW EXECUTE FUNCTION record_booking_event();
