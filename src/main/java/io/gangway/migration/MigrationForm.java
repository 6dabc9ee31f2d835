package io.gangway.migration;

/**
 * What the dialog or a JSON body holds, untrusted and as it was typed; null where nothing was given.
 *
 * @param destination a host's name or a URI
 */
public record MigrationForm(
        String uuid, String source, String destination, String duration, String mode, String storage) {}
