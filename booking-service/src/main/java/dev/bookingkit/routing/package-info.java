/**
 * Forms whose answers lead to an event type, a provider or a team.
 *
 * <p>A form is checked as a whole before it is stored: each comparison asks for a field that exists, in a way that its type
 * allows, and each target existed then. Matching is pure and total: the rules are asked in their order, texts are compared
 * without regard to case and surrounding blanks, and a question that was not answered equals, contains and is in nothing.
 */
@NullMarked
package dev.bookingkit.routing;

import org.jspecify.annotations.NullMarked;
