/**
 * The whole suite on one machine: {@link dev.bookingkit.local.Up} starts real servers, the gateway and the four services
 * and keeps them running; {@link dev.bookingkit.local.demo.Demo} drives the main job through it.
 *
 * <p>Standard output is for programs (one line of JSON), standard error for people. Whatever ends the launcher, nothing
 * it started goes on running; a service that dies is started again.
 */
@NullMarked
package dev.bookingkit.local;

import org.jspecify.annotations.NullMarked;
