-- Whether somebody has a part of this time of a provider's: a booking, or a hold that has not run out. A session with seats left is
-- not in the way of who asks for its event type.
CREATE FUNCTION time_taken(subject uuid, from_time timestamptz, to_time timestamptz, asked_type uuid) RETURNS boolean
LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT EXISTS (
    SELECT FROM booking_claims c
    LEFT JOIN bookings b ON b.id = c.booking_id
    LEFT JOIN holds h ON h.id = c.hold_id
    WHERE c.subject_id = subject AND c.ends_at > from_time AND c.starts_at < to_time
      AND (c.hold_id IS NULL OR h.expires_at > clock_timestamp())
      AND NOT (c.hold_id IS NULL AND b.event_type_id = asked_type AND b.max_seats > b.seats_taken));
END;

-- The lock of claim_lock, for who wants just this time and nobody else's if it is gone: false, and no lock, where it is taken by then
-- or where somebody may stand in for the provider. Nobody asks anything else while others wait for the lock: of many who want
-- the same time, all but the first are gone again as soon as they have it (an exception gives back what its block has locked).
CREATE FUNCTION lock_free_time(subject uuid, from_time timestamptz, to_time timestamptz, asked_type uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF time_taken(subject, from_time, to_time, asked_type)
     OR EXISTS (SELECT FROM out_of_office WHERE provider_id = subject AND redirect_to_provider_id IS NOT NULL) THEN
    RETURN false;
  END IF;
  PERFORM claim_lock(subject);
  IF time_taken(subject, from_time, to_time, asked_type) THEN
    RAISE EXCEPTION 'the time is taken' USING ERRCODE = 'BK001';
  END IF;
  RETURN true;
EXCEPTION WHEN SQLSTATE 'BK001' THEN
  RETURN false;
END $$;
DROP FUNCTION try_claim_lock(uuid);
