package dev.bookingkit.slots.http;

import dev.bookingkit.slot.Query;
import dev.bookingkit.slots.Offer;
import java.time.ZoneId;

/** A preview's request as the engine takes it. */
record Preview(Offer offer, Query query, ZoneId zone) {}
