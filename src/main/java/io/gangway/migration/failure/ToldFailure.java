package io.gangway.migration.failure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A failure in words, as pages show it and programs get it.
 *
 * @param code its kind, whatever the words are
 * @param title what failed
 * @param cause why
 * @param nextStep what to do about it
 * @param raw what libvirt said, untouched
 */
@Schema(name = "MigrationFailure", description = "What failed of a migration, and why.")
public record ToldFailure(
        @Schema(
                description = "Its kind, for programs: it stays the same whatever the words are. unknown where there is"
                        + " nothing but libvirt's own sentence; empty in migrations from before there were codes.")
        String code,

        @Schema(description = "What failed.") String title,
        @Schema(description = "Why.") String cause,

        @Schema(description = "What to do about it; it follows what the latest verdict says of where the VM is.")
        String nextStep,

        @Schema(description = "What libvirt said, untouched.")
        String raw) {}
