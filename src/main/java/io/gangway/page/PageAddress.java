package io.gangway.page;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which page somebody looks at: its path and the parameters behind it, each given once. */
public record PageAddress(String path, Map<String, String> parameters) {

    public PageAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a path with an optional query.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static PageAddress parse(String text) {
        URI uri = URI.create(text);
        Map<String, String> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new PageAddress(Optional.ofNullable(uri.getPath()).orElse(""), parameters);
    }

    /** The parameter's value; an empty string if it was not given. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The parts of the path between its slashes. */
    public List<String> segments() {
        return List.of(path.replaceFirst("^/", "").split("/", -1));
    }

    /** Path and query as they stand in a link, without empty parameters. */
    public String link() {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Where the page's socket connects to, given what the page shows to begin with. */
    public String socket(Drawing shown) {
        return "/live?revision=" + shown.revision() + "&page=" + encode(link());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
