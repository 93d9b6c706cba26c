package dev.bookingkit.slots.http;

import dev.bookingkit.schedule.offer.Offer;
import dev.bookingkit.slot.Query;
import java.time.ZoneId;

/** A preview's request as the engine takes it. */
record Preview(Offer offer, Query query, ZoneId zone) {}
