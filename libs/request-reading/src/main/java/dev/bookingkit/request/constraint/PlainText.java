package dev.bookingkit.request.constraint;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text without control characters (line breaks only where {@link #multiline()}), with bounds in code points. Null is valid. */
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {

    String message() default "{min} to {max} characters without control characters are wanted here";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int min() default 0;

    int max() default 200;

    /** Whether line feeds and tabs are allowed. */
    boolean multiline() default false;

    /** Checks the value. */
    final class Validator implements ConstraintValidator<PlainText, String> {

        private int min;
        private int max;
        private boolean multiline;

        @Override
        public void initialize(PlainText bounds) {
            min = bounds.min();
            max = bounds.max();
            multiline = bounds.multiline();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            int length = value.codePointCount(0, value.length());
            int visible = value.strip().length();
            return length <= max
                    && length >= min
                    && (min == 0 || visible > 0)
                    && value.codePoints().allMatch(this::isAllowed);
        }

        private boolean isAllowed(int character) {
            boolean lineBreak = character == 10 || character == 13 || character == 9;
            return lineBreak ? multiline : !Character.isISOControl(character) && !isSurrogateOrBidiControl(character);
        }

        private static boolean isSurrogateOrBidiControl(int character) {
            return (character >= 0xD800 && character <= 0xDFFF)
                    || (character >= 0x202A && character <= 0x202E)
                    || (character >= 0x2066 && character <= 0x2069);
        }
    }
}
