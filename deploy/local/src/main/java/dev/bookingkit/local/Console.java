package dev.bookingkit.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The log for people: short lines on standard error, in colour where there is someone to see it. */
public final class Console {

    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;

    /** @param colour whether to use ANSI colours */
    public Console(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Standard error, coloured if the wrapper script saw a terminal there. */
    public static Console standard() {
        return new Console(System.err, Boolean.getBoolean("bookingkit.color"));
    }

    public void say(String text) {
        line("  ", PLAIN, text);
    }

    public void title(String text) {
        out.println(paint(BOLD, text));
    }

    public void good(String text) {
        line("✓ ", GREEN, text);
    }

    public void warn(String text) {
        line("! ", YELLOW, text);
    }

    public void bad(@Nullable String text) {
        line("✗ ", RED, String.valueOf(text));
    }

    void ready(String name, Duration since) {
        good(String.format(Locale.ROOT, "%-22s ready after %.1f s", name, since.toMillis() / 1000.0));
    }

    private void line(String sign, String colourCode, String text) {
        out.println(paint(colourCode, sign) + text);
    }

    private String paint(String code, String text) {
        return colour && !code.equals(PLAIN) ? code + text + PLAIN : text;
    }
}
