/** Drives the main job of a running suite through its gateway, as a client would, and says at each step what happened. */
@NullMarked
package dev.bookingkit.local.demo;

import org.jspecify.annotations.NullMarked;
