package dev.bookingkit.hours;

import jakarta.enterprise.context.ApplicationScoped;

/** The three tables that make a schedule. */
@ApplicationScoped
public class Tables {

    private final Rules rules;
    private final Overrides overrides;
    private final Absences absences;

    Tables(Rules rules, Overrides overrides, Absences absences) {
        this.rules = rules;
        this.overrides = overrides;
        this.absences = absences;
    }

    public Rules rules() {
        return rules;
    }

    public Overrides overrides() {
        return overrides;
    }

    public Absences absences() {
        return absences;
    }
}
