package io.gangway.storage.copy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why something is not copied, which is told when somebody reads it.
 *
 * @param values what the sentence fills in, by its names
 */
public record CopyProblem(CopyCause cause, Map<String, String> values) {

    public CopyProblem {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
