-- A provider's own caps, over all of its event types; only release strategies that the slot engine knows; the discount of a held slot.

ALTER TABLE providers
  ADD COLUMN booking_limits jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(booking_limits) = 'object');
COMMENT ON COLUMN providers.booking_limits IS '{maxPerDay?, maxPerWeek?} over all event types, in the provider''s zone';

ALTER TABLE event_types
  ADD CONSTRAINT event_types_slot_release
  CHECK (slot_release IS NULL
    OR coalesce(slot_release ->> 'strategy', '') IN ('rolling_window', 'fill_earlier_first', 'discount_incentive'));

ALTER TABLE holds
  ADD COLUMN discount_percentage int NOT NULL DEFAULT 0 CHECK (discount_percentage BETWEEN 0 AND 100);
COMMENT ON COLUMN holds.discount_percentage IS 'off the price, as it was offered when the time was held';
