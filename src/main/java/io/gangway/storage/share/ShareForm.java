package io.gangway.storage.share;

import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * The fields of the form that shares storage, untrusted and as they were typed.
 *
 * @param kind a word of {@link SharedStorage.Kind}
 * @param host the names of the hosts that were ticked
 */
public record ShareForm(
        @RestForm String name,
        @RestForm String kind,
        @RestForm String server,
        @RestForm String folder,
        @RestForm String target,
        @RestForm List<String> host) {

    public ShareForm {
        name = given(name);
        kind = given(kind);
        server = given(server);
        folder = given(folder);
        target = given(target);
        host = host == null ? List.of() : List.copyOf(host);
    }

    private static String given(String field) {
        return Optional.ofNullable(field).orElse("").strip();
    }
}
