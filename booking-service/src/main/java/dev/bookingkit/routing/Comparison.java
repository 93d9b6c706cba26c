package dev.bookingkit.routing;

import java.util.List;
import java.util.Set;

/**
 * Asks one field's answer.
 *
 * <table>
 * <caption>When it holds; texts are compared without regard to case and surrounding blanks</caption>
 * <tr><th></th><th>text, dropdown, radio</th><th>checkbox with options</th><th>checkbox without</th></tr>
 * <tr><td>equals</td><td>the same text</td><td>exactly these options are chosen</td><td>the same</td></tr>
 * <tr><td>not_equals</td><td colspan="3">equals does not hold; so also where there is no answer</td></tr>
 * <tr><td>contains</td><td>the value is a part of the text</td><td>the option is chosen, among others or alone</td>
 *     <td>refused</td></tr>
 * <tr><td>in</td><td>the text is one of the values</td><td>one of the chosen options is one of the values</td>
 *     <td>refused</td></tr>
 * </table>
 *
 * @param value a string, a boolean, or a list of strings; {@link FormCheck} says which one where
 */
public record Comparison(String field, Operator operator, Object value) implements Condition {

    @Override
    public boolean holds(FormAnswers answers) {
        Object answer = answers.of(field);
        Set<String> given = Texts.of(answer);
        Set<String> wanted = Texts.of(value);
        return switch (operator) {
            case EQUALS -> given.equals(wanted);
            case NOT_EQUALS -> !given.equals(wanted);
            case CONTAINS ->
                answer instanceof List<?>
                        ? given.containsAll(wanted)
                        : given.stream().anyMatch(text -> wanted.stream().allMatch(text::contains));
            case IN -> given.stream().anyMatch(wanted::contains);
        };
    }
}
