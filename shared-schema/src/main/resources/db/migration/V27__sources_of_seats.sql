-- Who joins a session came some way too: online, or entered by a host who had them on the phone or at the desk.

ALTER TABLE seat_attendees ADD COLUMN source booking_source NOT NULL DEFAULT 'online';
COMMENT ON COLUMN seat_attendees.source IS 'how this attendee came; bookings.source is how who opened the session did';

CREATE OR REPLACE FUNCTION open_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE bookings SET seats_taken = 0 WHERE id = NEW.id; -- counted by what follows
  INSERT INTO seat_attendees (organization_id, booking_id, source, seats, name, email, phone, time_zone, notes, metadata, price_cents)
  SELECT NEW.organization_id, NEW.id, NEW.source, NEW.seats_taken, NEW.customer_name, NEW.customer_email, NEW.customer_phone,
         NEW.customer_time_zone, NEW.notes, NEW.metadata, t.price_cents * NEW.seats_taken
  FROM event_types t WHERE t.id = NEW.event_type_id;
  RETURN NULL;
END $$;
