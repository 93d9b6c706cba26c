package dev.bookingkit.sweeping;

import java.util.List;

/** What is to be swept: a bean of this type per feature that has rows with an end. */
public interface Sweeps {

    List<Sweep> sweeps();
}
