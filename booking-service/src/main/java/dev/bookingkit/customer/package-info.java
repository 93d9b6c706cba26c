/**
 * A customer's personal data: handed out, or erased.
 *
 * <p>A customer is a mail address, however it is written. Erasing leaves the bookings, their times and their history, and
 * replaces what says whose they were: in bookings, seats, answers, routing submissions and the stored answers to requests.
 * The audit trail and the events carry no personal data, so they stay. Management links of erased bookings are dead.
 */
@NullMarked
package dev.bookingkit.customer;

import org.jspecify.annotations.NullMarked;
