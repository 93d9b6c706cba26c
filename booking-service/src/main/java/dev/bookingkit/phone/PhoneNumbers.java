package dev.bookingkit.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks phone numbers. Of a number with a country code ({@code +}) its length must fit its country's numbering plan. */
public final class PhoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** Nothing else that libphonenumber would read a number out of: letters, extensions, text around it. */
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ()./-]{3,49}");

    private PhoneNumbers() {}

    /** What is wrong with a number that must have its country code; empty: nothing. */
    public static Optional<String> problemOfInternational(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.of("a phone number is wanted, such as +49 30 123456");
        }
        return text.startsWith("+")
                ? problemOfPlan(text)
                : Optional.of("a phone number begins with + and the country code, such as +49 30 123456");
    }

    /** The same, but a number without a country code may be any: nothing says whose plan it belongs to. */
    public static Optional<String> problemOfAny(String text) {
        boolean national = WRITTEN.matcher(text).matches()
                && !text.startsWith("+")
                && text.chars().filter(Character::isDigit).count() >= 3;
        return national ? Optional.empty() : problemOfInternational(text);
    }

    private static Optional<String> problemOfPlan(String text) {
        try {
            return PLANS.isPossibleNumberWithReason(PLANS.parse(text, null)) == ValidationResult.IS_POSSIBLE
                    ? Optional.empty()
                    : Optional.of("the number has too few or too many digits for its country");
        } catch (NumberParseException notOne) {
            return Optional.of(
                    notOne.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE
                            ? "no country has this code"
                            : "a phone number is wanted, such as +49 30 123456");
        }
    }
}
