package io.gangway.storage.share;

import io.gangway.storage.share.RefusedShare.Field;
import io.gangway.storage.share.RefusedShare.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The form that shares storage as it stands: what was typed, what is wrong with it, what the server needs.
 *
 * @param server empty until the form is right
 */
public record ShareFormView(ShareForm form, List<Choice> hosts, List<Problem> problems, Optional<ServerSetup> server) {

    /** A host that can be ticked. */
    public record Choice(String name, boolean connected, boolean ticked) {}

    /** What is wrong at a field, by its word; empty if nothing is. */
    public String problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().word().equals(field))
                .map(Problem::message)
                .findFirst()
                .orElse("");
    }

    /** The first field that is wrong, for the focus; the name if none is. */
    public String focus() {
        return problems.stream()
                .map(Problem::field)
                .sorted()
                .findFirst()
                .orElse(Field.NAME)
                .word();
    }

    public boolean kind(String word) {
        return form.kind().equals(word);
    }
}
