/**
 * Teams: providers that offer event types together.
 *
 * <p>A team has at most 50 members, each once; its slug is unique in the organization. Deleting a team archives it. Every change
 * appends an availability event.
 */
@NullMarked
package dev.bookingkit.team;

import org.jspecify.annotations.NullMarked;
