package dev.bookingkit.bench;

import java.nio.file.Path;
import java.util.List;

/** Figures that are measured together. */
interface Group {

    /**
     * Starts the suites it needs, measures, and stops them; fails when a promise is broken.
     *
     * @param local the folder {@code deploy/local}
     */
    List<Figure> measure(Path local) throws Exception;
}
